package io.topz.metrics.text;

/** The unit of a number. It determines how the number is parsed and formatted. */
public enum Unit {
    /** No unit: texts and points in time. */
    NONE,
    COUNT,
    BYTES,
    /** A percentage, with 100 for all. */
    PERCENT,
    SECONDS
}
