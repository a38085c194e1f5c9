package io.topz.top.testing;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collector that answers as the test specifies, at once or when it is released. Records the requests, and fails the test if two requests
 * are in flight at once.
 */
public final class FakeCollector implements Collector, AutoCloseable {

    /** The requests, as path and query. */
    public final List<String> asked = new ArrayList<>();

    /** Whether it was closed. */
    public boolean closed;

    private Function<Options<?>, Document> answers;
    private boolean holding;
    private @Nullable Runnable held;
    private int inFlight;

    /**
     * Creates the collector.
     *
     * @param answers returns the answers; an exception that it throws fails the request
     */
    public FakeCollector(Function<Options<?>, Document> answers) {
        this.answers = answers;
    }

    /** Changes the answers from now on. */
    public void answer(Function<Options<?>, Document> changed) {
        answers = changed;
    }

    /** Holds back all answers until they are released. */
    public void hold() {
        holding = true;
    }

    /** Sends the answers that were held back, and answers at once from now on. */
    public void release() {
        holding = false;
        Runnable answer = held;
        held = null;
        if (answer != null) {
            answer.run();
        }
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        if (++inFlight > 1) {
            throw new AssertionError("two requests in flight: " + asked);
        }
        asked.add(options.endpoint().path() + options.queryString());
        CompletableFuture<D> answer = new CompletableFuture<>();
        if (holding) {
            held = () -> complete(options, answer);
        } else {
            complete(options, answer);
        }
        return answer;
    }

    private <D extends Document> void complete(Options<D> options, CompletableFuture<D> answer) {
        inFlight--;
        try {
            answer.complete(options.endpoint().document().cast(answers.apply(options)));
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
