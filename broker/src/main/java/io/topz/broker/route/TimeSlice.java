package io.topz.broker.route;

import java.util.function.LongSupplier;

/**
 * The time for which one client may keep an event loop busy before others have their turn. Belongs to that loop.
 *
 * <p>Work is counted in units of very roughly a tenth of a microsecond, and the clock is looked at only when enough of them have
 * come together, so that a cheap command costs one addition.
 */
public final class TimeSlice {

    /** How long a slice is. */
    static final long MAX_NANOS = 2_000_000;

    /** As much work as is done between two looks at the clock. What takes long by itself counts as much. */
    public static final int UNITS_PER_LOOK = 256;

    private static final int BODY_BYTES_PER_UNIT = 512;

    private final LongSupplier nanos;
    private long startedAt;
    private int units;

    /** {@code nanos} is a clock that only goes forward, in nanoseconds. */
    public TimeSlice(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Starts again. */
    public void start() {
        units = 0;
        startedAt = nanos.getAsLong();
    }

    /** Notes some work. */
    public void use(int units) {
        this.units += units;
    }

    /** What it takes to put a message of that length together for one subscriber, in units. */
    static int unitsFor(int bodyBytes) {
        return 1 + bodyBytes / BODY_BYTES_PER_UNIT;
    }

    /** Whether others must have their turn now. */
    public boolean isOver() {
        if (units < UNITS_PER_LOOK) {
            return false;
        }
        units = 0;
        return nanos.getAsLong() - startedAt >= MAX_NANOS;
    }
}
