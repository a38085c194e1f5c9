package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/** Computes differences of unsigned 64-bit counters per second; null if one of them is unknown. */
public final class PerSecond {

    private PerSecond() {}

    /** The rate of a counter that only increases; null if it has decreased, because it was reset. */
    public static @Nullable Double grown(@Nullable Long before, @Nullable Long now, double seconds) {
        return before == null || now == null || Long.compareUnsigned(now, before) < 0 ? null : (now - before) / seconds;
    }

    /** The rate of a number that can increase and decrease. */
    public static @Nullable Double changed(@Nullable Long before, @Nullable Long now, double seconds) {
        return before == null || now == null ? null : (now - before) / seconds;
    }
}
