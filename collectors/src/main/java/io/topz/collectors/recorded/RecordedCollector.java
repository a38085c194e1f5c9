package io.topz.collectors.recorded;

import io.topz.collectors.BadRequestException;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Options;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A collector over recorded answers. Each question gets the {@linkplain Recording#nearest nearest} answer that was recorded,
 * always the same; one without is {@link Kind#NOT_FOUND}. The stages are complete when they are returned.
 */
public final class RecordedCollector implements Collector {

    private final Recording recording;

    public RecordedCollector(Recording recording) {
        this.recording = recording;
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        try {
            return CompletableFuture.completedStage(read(options));
        } catch (BadRequestException | CollectException failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    private <D extends Document> D read(Options<D> options) {
        String asked = options.endpoint().path() + options.queryString();
        Recording.Entry entry = recording
                .nearest(options)
                .orElseThrow(() -> new CollectException(
                        Kind.NOT_FOUND, "%s holds no answer to %s".formatted(recording.name(), asked)));
        try {
            return recording.answer(entry).document(options.endpoint(), recording.name() + entry.path());
        } catch (UncheckedIOException unreadable) {
            throw new CollectException(
                    Kind.UNREACHABLE, "%s: %s cannot be read".formatted(recording.name(), entry.file()));
        }
    }
}
