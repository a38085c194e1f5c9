package io.topz.metrics;

/** The kind of a metric: how its value moves, and so what may be derived from two of its values. */
public enum Kind {
    /** A number that rises and falls. */
    GAUGE,
    /** A number that only grows until counting begins again. */
    COUNTER,
    /** A number per second. */
    RATE,
    DURATION,
    /** The time until something happens, by a number per second. */
    FORECAST,
    /** A point in time. */
    TIME,
    TEXT;

    /** Whether the growth of its values means something. */
    public boolean grows() {
        return this == GAUGE || this == COUNTER;
    }

    /** Whether its value needs more than one sample. */
    public boolean needsTwo() {
        return this == RATE || this == FORECAST;
    }
}
