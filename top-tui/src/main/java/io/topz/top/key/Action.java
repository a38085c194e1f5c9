package io.topz.top.key;

/** A command without text. */
public enum Action implements Command {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HALF_PAGE_UP,
    HALF_PAGE_DOWN,
    /** Moves a few rows, as the mouse wheel does. */
    SCROLL_UP,
    SCROLL_DOWN,
    TOP,
    BOTTOM,
    /** Opens the row under the cursor. */
    ENTER,
    /** Clears the filter, closes the banner, goes back: the first of these that applies. */
    BACK,
    ASK_SORT,
    ASK_LIMIT,
    FILTER,
    /** Starts a command. */
    PALETTE,
    COPY,
    /** Copies the value in the sort column. */
    COPY_CELL,
    /** Saves the view for the next start. */
    SAVE,
    SORT_LEFT,
    SORT_RIGHT,
    REVERSE,
    TOGGLE_SUBS,
    TOGGLE_LOOKUP,
    TOGGLE_RAW,
    TOGGLE_RATES,
    TOGGLE_CLOSED,
    MARK,
    /** Prompts for a subject. */
    WHO,
    /** Groups connections by another property. */
    FOLD,
    NEXT_VIEW,
    PREVIOUS_VIEW,
    NEXT_SERVER,
    PREVIOUS_SERVER,
    PAUSE,
    LONGER_INTERVAL,
    SHORTER_INTERVAL,
    /** Moves to the next poll of a recording. */
    STEP_FORWARD,
    STEP_BACK,
    JUMP_FORWARD,
    JUMP_BACK,
    FASTER,
    SLOWER,
    REDRAW,
    /** Turns the mouse on or off. */
    TOGGLE_MOUSE,
    /** Suspends the program and returns to the shell. */
    SUSPEND,
    HELP,
    QUIT;

    /** Whether it concerns only connections. */
    public boolean isOfConnections() {
        return switch (this) {
            case ASK_LIMIT, TOGGLE_SUBS, TOGGLE_LOOKUP, TOGGLE_RATES, TOGGLE_CLOSED -> true;
            default -> false;
        };
    }

    /** Whether it needs a table of rows. */
    public boolean isOfRows() {
        return switch (this) {
            case ENTER, ASK_SORT, SORT_LEFT, SORT_RIGHT, REVERSE, FILTER, COPY, COPY_CELL -> true;
            default -> false;
        };
    }
}
