package io.topz.app.isolation;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Latencies of one kind. One thread records; read when it has ended. */
final class Latencies {

    private long[] nanos = new long[1 << 14];
    private int count;

    synchronized void record(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latency;
    }

    synchronized void clear() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }

    /** Of a hundred as many are no larger, in milliseconds. */
    synchronized double percentile(double percent) {
        if (count == 0) {
            throw new AssertionError("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.ceil(count * percent / 100) - 1)]
                / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d"
                .formatted(percentile(50), percentile(99), percentile(100), count);
    }
}
