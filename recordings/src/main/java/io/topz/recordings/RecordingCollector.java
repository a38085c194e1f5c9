package io.topz.recordings;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.http.Cost;
import io.topz.collectors.http.Metered;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.json.DocumentJson.Layout;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Options;
import io.topz.recordings.format.Outcome;
import io.topz.recordings.format.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A collector that records the answers of another one. It also sends the requests of the dashboard's other views, so that each view can be
 * opened in the replay. At most one request is in flight. Safe for any thread.
 */
public final class RecordingCollector implements Collector, Metered, AutoCloseable {

    private final Collector collector;
    private final Recorder recorder;
    private final String source;
    private final InstantSource clock;
    private final RecordingSchedule schedule = new RecordingSchedule();
    private final SerialExecutor turns = new SerialExecutor();

    /**
     * Creates the collector.
     *
     * @param source the name of the collector in the recording
     */
    public RecordingCollector(Collector collector, Recorder recorder, String source, InstantSource clock) {
        this.collector = collector;
        this.recorder = recorder;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        Options<D> widened = schedule.widened(options);
        CompletionStage<D> answer = turns.first(() -> ask(widened));
        answer.whenComplete((document, failure) -> {
            if (document != null) {
                // Whoever asks for a page asks for the next one, too.
                boolean isPage = document instanceof Channelsz;
                schedule.answered(widened, document, clock.instant()).stream()
                        .filter(extra -> !isPage)
                        .forEach(extra -> turns.last(() -> askUnlessDone(extra)));
            }
        });
        return answer.thenApply(document -> DetailFilter.to(options, document));
    }

    private CompletionStage<?> askUnlessDone(Options<?> extra) {
        Options<?> question = schedule.begins(extra);
        if (question == null) {
            return CompletableFuture.completedStage(null);
        }
        Instant began = clock.instant();
        return ask(question).whenComplete((document, failure) -> {
            Instant now = clock.instant();
            long bytes = lastCost().map(Cost::bodyBytes).orElse(0L);
            schedule.took(extra, now, Duration.between(began, now), bytes);
            if (document != null) {
                schedule.answered(question, document, now).forEach(further -> turns.last(() -> askUnlessDone(further)));
            }
        });
    }

    private <D extends Document> CompletionStage<D> ask(Options<D> options) {
        return collector.collect(options).whenComplete((document, failure) -> {
            Outcome outcome = outcome(document, failure);
            if (outcome != null) {
                String path = options.endpoint().path() + options.queryString();
                recorder.add(clock.instant(), new Question(source, path), outcome);
            }
        });
    }

    private static @Nullable Outcome outcome(@Nullable Document document, @Nullable Throwable failure) {
        if (document != null) {
            Integer status = document instanceof Healthz health ? health.httpStatus() : null;
            byte[] json = DocumentJson.bytes(Rounding.apply(document), Layout.COMPACT);
            return new Outcome.Answered(json, status == null ? 0 : status);
        }
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof BadRequestException refused) {
            return new Outcome.Refused(String.valueOf(refused.getMessage()));
        }
        if (cause instanceof CollectException failed) {
            return new Outcome.Failed(failed.kind(), String.valueOf(failed.getMessage()));
        }
        return null;
    }

    @Override
    public Optional<Cost> lastCost() {
        return collector instanceof Metered metered ? metered.lastCost() : Optional.empty();
    }

    /** Closes the recorded collector if it can be closed; the caller closes the recorder. */
    @Override
    public void close() {
        if (collector instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception nothingLeftToSave) {
                return;
            }
        }
    }
}
