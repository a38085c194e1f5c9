package io.topz.metrics.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of one counter over a period, the oldest first, in arrays because there are thousands of them. */
final class CounterHistory {

    /** The maximum number of values. At short intervals they cover a shorter period. */
    private static final int MAX = 256;

    private final long span;
    private long[] times = new long[16];
    private long[] counts = new long[16];
    private int size;

    CounterHistory(Duration span) {
        this.span = micros(span);
    }

    /** The time since the last value; null if there is none, negative if the clock was set back. */
    @Nullable
    Duration since(Instant at) {
        return size == 0 ? null : Duration.ofNanos((micros(at) - times[size - 1]) * 1000);
    }

    /** Whether a count is lower than the last one, so that the counter was reset. */
    boolean isBack(long count) {
        return size > 0 && Long.compareUnsigned(count, counts[size - 1]) < 0;
    }

    /** The growth per second over the period before a moment, at least since the last value; null if there is none before it. */
    @Nullable
    Double perSecond(Instant at, long count, Duration over) {
        if (size == 0) {
            return null;
        }
        long now = micros(at);
        int first = lastBy(now - micros(over));
        return times[first] >= now ? null : (count - counts[first]) / ((now - times[first]) / 1e6);
    }

    /** The index of the last value at or before a time, at most that of the last one; otherwise the first index. */
    private int lastBy(long time) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (times[middle] <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    void add(Instant at, long count) {
        long now = micros(at);
        int expired = size == MAX ? 1 : 0;
        // The last value that is older than the period marks its start.
        while (expired + 1 < size && times[expired + 1] <= now - span) {
            expired++;
        }
        if (expired > 0) {
            System.arraycopy(times, expired, times, 0, size - expired);
            System.arraycopy(counts, expired, counts, 0, size - expired);
            size -= expired;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        times[size] = now;
        counts[size++] = count;
    }

    void clear() {
        size = 0;
    }

    /** Microseconds since 1970; handles any time that a server may report. */
    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
