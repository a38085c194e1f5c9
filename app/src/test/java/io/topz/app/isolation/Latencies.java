package io.topz.app.isolation;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A record of latencies of one kind. Safe for any thread. */
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

    synchronized boolean isEmpty() {
        return count == 0;
    }

    synchronized Summary summary() {
        if (count == 0) {
            throw new AssertionError("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Summary(count, percentile(sorted, 50), percentile(sorted, 99), percentile(sorted, 100));
    }

    /** The latency, in milliseconds, that {@code percent} percent of all do not exceed. */
    private static double percentile(long[] sorted, double percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100) - 1] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** The percentiles of some latencies, in milliseconds. It can be printed as a line and parsed. */
    record Summary(int count, double p50, double p99, double max) {

        static Summary parse(String line) {
            String[] values = line.split(" ");
            return new Summary(
                    Integer.parseInt(values[0]),
                    Double.parseDouble(values[1]),
                    Double.parseDouble(values[2]),
                    Double.parseDouble(values[3]));
        }

        String line() {
            return count + " " + p50 + " " + p99 + " " + max;
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d".formatted(p50, p99, max, count);
        }
    }
}
