package io.topz.broker.route;

import java.util.function.LongSupplier;

/**
 * The time for which one client may occupy an event loop before others are served. Confined to that loop.
 *
 * <p>Work is counted in units of very roughly a tenth of a microsecond. The clock is read only after a certain number of units, so that a
 * cheap command costs one addition.
 */
public final class TimeSlice {

    /** The length of a slice. */
    static final long MAX_NANOS = 2_000_000;

    /** The number of units between two looks at the clock. An operation that takes long by itself counts as that many. */
    public static final int UNITS_PER_LOOK = 256;

    private static final int BODY_BYTES_PER_UNIT = 512;

    private final LongSupplier nanos;
    private long startedAt;
    private int units;

    /** {@code nanos} is a monotonic clock in nanoseconds. */
    public TimeSlice(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Starts a new slice. */
    public void start() {
        units = 0;
        startedAt = nanos.getAsLong();
    }

    /** Counts units of work. */
    public void use(int units) {
        this.units += units;
    }

    /** The units of assembling a message with that body length for one subscriber. */
    static int unitsFor(int bodyBytes) {
        return 1 + bodyBytes / BODY_BYTES_PER_UNIT;
    }

    /** Whether others must be served now. */
    public boolean isOver() {
        if (units < UNITS_PER_LOOK) {
            return false;
        }
        units = 0;
        return nanos.getAsLong() - startedAt >= MAX_NANOS;
    }
}
