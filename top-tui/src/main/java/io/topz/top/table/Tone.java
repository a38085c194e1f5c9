package io.topz.top.table;

/** The meaning of a value for the eye. */
public enum Tone {
    /** Nothing special. */
    PLAIN,
    /** Nothing moves, or nothing is known. */
    QUIET,
    /** A graph. */
    GRAPH,
    /** Worth a look. */
    WARN,
    /** Something went wrong. */
    BAD
}
