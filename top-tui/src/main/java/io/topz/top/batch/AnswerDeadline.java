package io.topz.top.batch;

import io.topz.metrics.text.Times;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A time limit for the first answer of a server. Used by one thread. */
public final class AnswerDeadline {

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long began;

    /**
     * Starts now.
     *
     * @param limit the time limit; with zero the first failure ends the wait
     * @param nanoTime the local clock
     */
    public AnswerDeadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /** The next event; null if the limit expires before there was an answer. Without a limit it waits as long as it takes. */
    <E> @Nullable E next(BlockingQueue<E> events) throws InterruptedException {
        return limit.isZero() ? events.take() : events.poll(Math.max(1, left()), TimeUnit.NANOSECONDS);
    }

    /** Whether failures are still waited out. */
    boolean lasts() {
        return left() > 0;
    }

    /** The message at the end, with the last failure if there was one. */
    String told(@Nullable String failure) {
        String why = failure == null ? "the server has not answered yet" : failure;
        return limit.isZero() ? why : "waited " + Times.interval(limit) + "; " + why;
    }

    private long left() {
        return limit.toNanos() - (nanoTime.getAsLong() - began);
    }
}
