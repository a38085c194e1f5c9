package io.topz.metrics.rate;

/** The relation of a sample to the previous one. */
public enum Continuity {
    /** There is no previous sample. */
    FIRST,
    /** The sample follows at a suitable distance: differences are rates. */
    STEADY,
    /** The sample follows so soon that the previous rates remain valid. */
    TOO_SOON,
    /** The counters were reset: the server or the counted entity is a new one. */
    RESTARTED,
    /** The distance is unknown, or too large for a difference to describe the current rate. */
    GAP
}
