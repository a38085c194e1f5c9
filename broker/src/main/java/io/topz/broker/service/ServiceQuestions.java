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
 * Evaluates the questions of documents on the thread of a service with a time limit. If the thread is blocked, for example by a disk that
 * does not respond, questions fail with a message. If it has been blocked for longer than the limit, they fail at once. Thread-safe.
 */
public final class ServiceQuestions {

    /** Transports questions to the service. The answer arrives later, on another thread. */
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
     * Creates the questions to a service.
     *
     * @param service the name of the service
     * @param patience the time that a question may wait
     */
    public ServiceQuestions(String service, Asker asker, Duration patience, LongSupplier nanoTime) {
        this.service = service;
        this.asker = asker;
        this.patience = patience;
        this.nanoTime = nanoTime;
        String name = "monitor_" + service.toLowerCase(Locale.ROOT).replace(' ', '_') + "_timeout";
        limit = new Limit(name, "ms", patience.toMillis());
    }

    /** The time that a question may wait, and the number of questions that exceeded it. */
    public Limit limit() {
        return limit;
    }

    /**
     * Evaluates a question on the thread of the service, unless the caller has stopped waiting by then. Fails with a {@link
     * CollectException} if that takes too long.
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

    /** The time for which no question has been answered, in nanoseconds; 0 if none is waiting. */
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

    /** The failure of all questions to a thread that has stopped for good. */
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
