package io.topz.broker.service;

import io.topz.broker.reactor.ServiceStoppedException;
import io.topz.collectors.CollectException;
import io.topz.collectors.counter.Limit;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The questions of documents to the thread of a service, none of which waits for ever: a thread that is held up, by a disk that does
 * not answer for example, makes them fail with a sentence. While it is held up longer than the limit they fail at once. Safe
 * for any thread.
 */
public final class ServiceQuestions {

    /** A transport of questions: the answer comes later, on another thread. */
    @FunctionalInterface
    public interface Asker {
        <T> CompletableFuture<T> ask(Supplier<T> question);
    }

    private final String service;
    private final Asker asker;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Limit limit;
    private int unanswered;
    private long waitingSince;

    /**
     * The questions to a service.
     *
     * @param service its name
     * @param patience how long a question may wait
     */
    public ServiceQuestions(String service, Asker asker, Duration patience, LongSupplier nanoTime) {
        this.service = service;
        this.asker = asker;
        this.patience = patience;
        this.nanoTime = nanoTime;
        String name = "monitor_" + service.toLowerCase(Locale.ROOT).replace(' ', '_') + "_timeout";
        limit = new Limit(name, "ms", patience.toMillis());
    }

    /** How long a question may wait, and how often one waited longer. */
    public Limit limit() {
        return limit;
    }

    /**
     * The answer to a question, which is asked on the thread of the service unless nobody waits for it any more. Fails with a {@link
     * CollectException} when it takes too long.
     */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
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
                            failure == null || failure instanceof ServiceStoppedException ? stopped() : failure);
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
    private CollectException stopped() {
        return new CollectException(CollectException.Kind.BUSY, service + " has stopped");
    }

    private CollectException late() {
        limit.strike();
        return new CollectException(
                CollectException.Kind.BUSY,
                "%s has not answered for %d ms: it may be waiting for its disk"
                        .formatted(service, heldUp() / 1_000_000));
    }
}
