package io.topz.top.canvas;

/** The meaning of a cell, for which the screen chooses a colour, or a substitute where there are none. */
public enum Style {
    PLAIN,
    /** The name of a number. */
    LABEL,
    /** Nothing moves, nothing is known, or an aside. */
    QUIET,
    /** The most important value of its line. */
    STRONG,
    /** A heading of a column. */
    HEADING,
    /** The heading of the column that is sorted by. */
    SORTED,
    /** A key that can be pressed. */
    KEY,
    /** The open view in the view bar. */
    OPEN_TAB,
    /** A bar of a graph. */
    GRAPH,
    /** Worth a look. */
    WARN,
    /** An error. */
    BAD,
    /** An error that must not be missed. */
    ALARM,
    /** A mode that is on. */
    BADGE,
    /** The name of the environment that is watched, such as production. */
    ENVIRONMENT,
    /** Text that is being typed. */
    INPUT,
    /** Old data. */
    STALE
}
