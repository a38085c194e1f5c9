package io.topz.metrics.text;

/** The unit of a number. It decides how people type and read it. */
public enum Unit {
    /** Texts and points in time, which are not measured. */
    NONE,
    COUNT,
    BYTES,
    /** 100 is all. */
    PERCENT,
    SECONDS
}
