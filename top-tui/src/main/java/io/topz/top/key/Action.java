package io.topz.top.key;

/** A command that needs no text. */
public enum Action implements Command {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HALF_PAGE_UP,
    HALF_PAGE_DOWN,
    /** A few rows, as the wheel of the mouse turns. */
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
    /** Asks for a command. */
    PALETTE,
    COPY,
    /** Copies the value in the column that is sorted by. */
    COPY_CELL,
    /** Keeps the view for the next start. */
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
    /** Asks for a subject. */
    WHO,
    /** Folds connections by something else. */
    FOLD,
    NEXT_VIEW,
    PREVIOUS_VIEW,
    NEXT_SERVER,
    PREVIOUS_SERVER,
    PAUSE,
    LONGER_INTERVAL,
    SHORTER_INTERVAL,
    /** To the next poll of a recording. */
    STEP_FORWARD,
    STEP_BACK,
    JUMP_FORWARD,
    JUMP_BACK,
    FASTER,
    SLOWER,
    REDRAW,
    /** Listens to the mouse, or no longer. */
    TOGGLE_MOUSE,
    /** Leaves the terminal to the shell until it lets the program go on. */
    SUSPEND,
    HELP,
    QUIT;

    /** Whether it is about recordings alone. */
    public boolean isOfReplay() {
        return switch (this) {
            case STEP_FORWARD, STEP_BACK, JUMP_FORWARD, JUMP_BACK, FASTER, SLOWER -> true;
            default -> false;
        };
    }

    /** Whether it is about connections alone. */
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
