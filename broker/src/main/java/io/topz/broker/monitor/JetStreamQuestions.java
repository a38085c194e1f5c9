package io.topz.broker.monitor;

import io.topz.broker.reactor.JetStreamStoppedException;
import io.topz.collectors.CollectException;
import io.topz.collectors.counter.Limit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The questions of documents to the JetStream thread, none of which waits for ever: a thread that is held up, by a disk that does
 * not answer for example, makes them fail with a sentence. While it is held up longer than the limit they fail at once. Safe
 * for any thread.
 */
final class JetStreamQuestions {

    /** A transport of questions: the answer comes later, on another thread. */
    @FunctionalInterface
    interface Asker {
        <T> CompletableFuture<T> ask(Supplier<T> question);
    }

    private final Asker asker;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Limit limit;
    private int unanswered;
    private long waitingSince;

    /** {@code patience} is how long a question may wait. */
    JetStreamQuestions(Asker asker, Duration patience, LongSupplier nanoTime) {
        this.asker = asker;
        this.patience = patience;
        this.nanoTime = nanoTime;
        limit = new Limit("monitor_jetstream_timeout", "ms", patience.toMillis());
    }

    /** How long a question may wait, and how often one waited longer. */
    Limit limit() {
        return limit;
    }

    /**
     * The answer to a question, which is asked on the JetStream thread unless nobody waits for it any more. Fails with a {@link
     * CollectException} when it takes too long.
     */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        long left = patience.toNanos() - heldUp();
        if (left <= 0) {
            return CompletableFuture.failedFuture(late());
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        asked();
        CompletableFuture<Boolean> unused = asker.ask(() -> answer.isDone() || answer.complete(question.get()))
                .whenComplete((done, failure) -> {
                    answered();
                    answer.completeExceptionally(
                            failure == null || failure instanceof JetStreamStoppedException ? stopped() : failure);
                });
        return answer.orTimeout(left, TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(failure instanceof TimeoutException ? late() : failure));
    }

    /** For how long no question has been answered, in nanoseconds; 0 when none waits. */
    private synchronized long heldUp() {
        return unanswered == 0 ? 0 : nanoTime.getAsLong() - waitingSince;
    }

    private synchronized void asked() {
        if (unanswered++ == 0) {
            waitingSince = nanoTime.getAsLong();
        }
    }

    private synchronized void answered() {
        unanswered--;
        waitingSince = nanoTime.getAsLong();
    }

    /** For a thread that no longer answers: it is not asked again. */
    private static CollectException stopped() {
        return new CollectException(CollectException.Kind.BUSY, "JetStream has stopped");
    }

    private CollectException late() {
        limit.strike();
        return new CollectException(
                CollectException.Kind.BUSY,
                "JetStream has not answered for %d ms: it may be waiting for its disk".formatted(heldUp() / 1_000_000));
    }
}
