package io.topz.top.table;

/** The importance of a value, which determines its style. */
public enum Tone {
    /** A normal value. */
    PLAIN,
    /** A value without movement, or an unknown one. */
    QUIET,
    /** A graph. */
    GRAPH,
    /** A value that needs attention. */
    WARN,
    /** A failure. */
    BAD
}
