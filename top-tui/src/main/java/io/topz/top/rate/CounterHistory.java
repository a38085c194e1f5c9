package io.topz.top.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The counts of one counter over a span of time, the oldest first; in arrays, because there are thousands of them. */
final class CounterHistory {

    /** The most counts that are kept; at short intervals they reach less far back. */
    private static final int MAX = 256;

    private final long span;
    private long[] times = new long[16];
    private long[] counts = new long[16];
    private int size;

    CounterHistory(Duration span) {
        this.span = micros(span);
    }

    /** The time since the last count, null when there is none; less than zero when the clock went back. */
    @Nullable
    Duration since(Instant at) {
        return size == 0 ? null : Duration.ofNanos((micros(at) - times[size - 1]) * 1000);
    }

    /** Whether a count is lower than the last one, so that the counter began anew. */
    boolean isBack(long count) {
        return size > 0 && Long.compareUnsigned(count, counts[size - 1]) < 0;
    }

    /** How fast the counter grew in a span before a moment, at least since the last count; null when there is none before it. */
    @Nullable
    Double perSecond(Instant at, long count, Duration over) {
        long now = micros(at);
        long from = now - micros(over);
        int first = size - 1;
        while (first > 0 && times[first] > from) {
            first--;
        }
        if (first < 0 || times[first] >= now) {
            return null;
        }
        return (count - counts[first]) / ((now - times[first]) / 1e6);
    }

    void add(Instant at, long count) {
        long now = micros(at);
        int expired = size == MAX ? 1 : 0;
        // one that is older than the span is where the span begins
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

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
