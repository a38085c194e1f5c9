package io.topz.top.table;

/** In what the values of a column are measured, so that a filter can compare them. */
public enum Measure {
    /** They are text. */
    NONE,
    COUNT,
    BYTES,
    SECONDS,
    /** A part of all, from 0 to 1. */
    SHARE
}
