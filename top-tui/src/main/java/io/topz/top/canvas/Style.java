package io.topz.top.canvas;

/** The meaning of a cell, for which the screen chooses a colour, or a substitute without colours. */
public enum Style {
    PLAIN,
    /** The name of a number. */
    LABEL,
    /** An unchanging or unknown value, or a remark. */
    QUIET,
    /** The most important value of its line. */
    STRONG,
    /** A heading of a column. */
    HEADING,
    /** The heading of the sort column. */
    SORTED,
    /** A key that can be pressed. */
    KEY,
    /** The open view in the view bar. */
    OPEN_TAB,
    /** A bar of a graph. */
    GRAPH,
    /** A value that needs attention. */
    WARN,
    /** An error. */
    BAD,
    /** An error that must not be missed. */
    ALARM,
    /** A mode that is on. */
    BADGE,
    /** The name of the environment, such as production. */
    ENVIRONMENT,
    /** Text that is being typed. */
    INPUT,
    /** Old data. */
    STALE
}
