package io.topz.bench.measure;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Durations of one kind, for computing percentiles. Used by one thread at a time. */
public final class Latencies implements LongConsumer {

    private static final double NANOS_PER_MICRO = 1_000;

    private final long[] nanos;
    private int count;

    /** Reserves space for that many durations. */
    public Latencies(int capacity) {
        nanos = new long[capacity];
    }

    /** Adds a duration in nanoseconds. */
    @Override
    public void accept(long duration) {
        nanos[count++] = duration;
    }

    public int count() {
        return count;
    }

    /**
     * A percentile (nearest rank) in microseconds: the smallest duration that {@code percent} percent of all do not exceed.
     *
     * @throws IllegalStateException if there is none
     */
    public double percentileMicros(double percent) {
        if (count == 0) {
            throw new IllegalStateException("no durations were measured");
        }
        Arrays.sort(nanos, 0, count);
        int rank = (int) Math.ceil(count * percent / 100);
        return nanos[Math.max(rank, 1) - 1] / NANOS_PER_MICRO;
    }
}
