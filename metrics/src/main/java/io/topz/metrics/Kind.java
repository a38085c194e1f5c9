package io.topz.metrics;

/** The kind of a metric. It determines which quantities can be derived from two of its values. */
public enum Kind {
    /** A number that can increase and decrease. */
    GAUGE,
    /** A number that only increases until it is reset. */
    COUNTER,
    /** A number per second, or one that is derived from such numbers. */
    RATE,
    DURATION,
    /** The time until an event, predicted from a rate. */
    FORECAST,
    /** A point in time. */
    TIME,
    TEXT;

    /** Whether the growth of its values is meaningful. */
    public boolean grows() {
        return this == GAUGE || this == COUNTER;
    }

    /** Whether its value needs more than one sample. */
    public boolean needsTwo() {
        return this == RATE || this == FORECAST;
    }
}
