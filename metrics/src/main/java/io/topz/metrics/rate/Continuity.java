package io.topz.metrics.rate;

/** The relation of a sample to the one before it. */
public enum Continuity {
    /** There is none before it. */
    FIRST,
    /** It follows in time: differences are rates. */
    STEADY,
    /** It follows so closely that the rates before it still hold. */
    TOO_SOON,
    /** The counters began again: the server, or what was counted, is another one. */
    RESTARTED,
    /** Too much time lies between for a difference to say anything about now, or none at all. */
    GAP
}
