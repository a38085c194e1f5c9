package io.topz.recordings;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Options;
import io.topz.collectors.testing.SampleDirectory;
import io.topz.collectors.testing.SampleDirectory.Entry;
import io.topz.collectors.testing.Samples;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A collector that returns recorded answers. Each question gets the {@linkplain #nearest nearest} recorded answer, which is always the
 * same; without one the result is {@link Kind#NOT_FOUND}. The returned stages are already complete.
 */
public final class SampleCollector implements Collector {

    private final SampleDirectory samples;

    /** A collector for the samples with that name. */
    public static SampleCollector of(String name) {
        return new SampleCollector(Samples.directory(name));
    }

    public SampleCollector(SampleDirectory samples) {
        this.samples = samples;
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
        Entry entry = nearest(options)
                .orElseThrow(() -> new CollectException(
                        Kind.NOT_FOUND, "%s holds no answer to %s".formatted(samples.name(), asked)));
        try {
            return samples.answer(entry).document(options.endpoint(), samples.name() + entry.path());
        } catch (UncheckedIOException unreadable) {
            throw new CollectException(
                    Kind.UNREACHABLE, "%s: %s cannot be read".formatted(samples.name(), entry.file()));
        }
    }

    /**
     * The sample that is nearest to a question: it has the same endpoint and the same filters (state, account, stream and so on), then as
     * much of the requested detail as possible, then as little other detail as possible, then as many equal parameters for order and paging
     * as possible.
     */
    Optional<Entry> nearest(Options<?> options) {
        QueryDistance distance = new QueryDistance(options.parameters());
        return samples.entries().stream()
                .filter(entry -> entry.isOf(options.endpoint().path()))
                .filter(entry -> distance.admits(entry.parameters()))
                .min(Comparator.comparingInt(entry -> distance.distance(entry.parameters())));
    }
}
