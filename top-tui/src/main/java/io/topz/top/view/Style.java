package io.topz.top.view;

/** What a cell means; the screen chooses colours for it, and something else than colour where there is none. */
public enum Style {
    PLAIN,
    /** The name of a number. */
    LABEL,
    /** Nothing moves, nothing is known, or an aside. */
    QUIET,
    /** What matters most on its line. */
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
    /** Something went wrong. */
    BAD,
    /** Something went wrong, and must not be missed. */
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
