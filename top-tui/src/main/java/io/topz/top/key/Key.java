package io.topz.top.key;

/**
 * A keystroke.
 *
 * @param kind which key
 * @param character what it types, for the kind that does; else NUL
 * @param control with Ctrl
 */
public record Key(Kind kind, char character, boolean control) {

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
        /** The terminal has gone. */
        END_OF_INPUT,
        /** One that means nothing here. */
        OTHER
    }

    /** A key that types. */
    public static Key of(char character) {
        return new Key(Kind.CHARACTER, character, false);
    }

    /** A key that does not type. */
    public static Key of(Kind kind) {
        return new Key(kind, '\0', false);
    }

    /** A letter with Ctrl. */
    public static Key control(char character) {
        return new Key(Kind.CHARACTER, character, true);
    }
}
