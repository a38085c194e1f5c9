package io.topz.top.key;

/**
 * A keystroke.
 *
 * @param kind which key
 * @param character what it types, for the kind that does; else NUL
 * @param control with Ctrl
 * @param column of a click, from 0; else 0
 * @param row of a click, from 0; else 0
 */
public record Key(Kind kind, char character, boolean control, int column, int row) {

    /** Which key. */
    public enum Kind {
        CHARACTER,
        ENTER,
        ESCAPE,
        BACKSPACE,
        TAB,
        BACK_TAB,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        WHEEL_UP,
        WHEEL_DOWN,
        /** A click of the mouse. */
        CLICK,
        /** The terminal has gone. */
        END_OF_INPUT,
        /** One that means nothing here. */
        OTHER
    }

    /** Not of the mouse. */
    public Key(Kind kind, char character, boolean control) {
        this(kind, character, control, 0, 0);
    }

    /** A key that types. */
    public static Key of(char character) {
        return new Key(Kind.CHARACTER, character, false);
    }

    /** A key that does not type. */
    public static Key of(Kind kind) {
        return new Key(kind, '\0', false);
    }

    /** A click at a place of the screen. */
    public static Key click(int column, int row) {
        return new Key(Kind.CLICK, '\0', false, column, row);
    }

    /** A letter with Ctrl. */
    public static Key control(char character) {
        return new Key(Kind.CHARACTER, character, true);
    }
}
