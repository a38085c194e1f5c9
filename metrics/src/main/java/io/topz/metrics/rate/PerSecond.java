package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/** Differences of unsigned 64-bit counters, per second; null when one of them is not known. */
public final class PerSecond {

    private PerSecond() {}

    /** The rate of a counter that only grows; null when it shrank, because then it was reset. */
    public static @Nullable Double grown(@Nullable Long before, @Nullable Long now, double seconds) {
        return before == null || now == null || Long.compareUnsigned(now, before) < 0 ? null : (now - before) / seconds;
    }

    /** The rate of a number that rises and falls. */
    public static @Nullable Double changed(@Nullable Long before, @Nullable Long now, double seconds) {
        return before == null || now == null ? null : (now - before) / seconds;
    }
}
