package io.topz.top.key;

import java.util.Locale;

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

    /** The kind of a key. */
    public enum Kind {
        CHARACTER(""),
        ENTER("Enter"),
        ESCAPE("Esc"),
        BACKSPACE("Backspace"),
        TAB("Tab"),
        BACK_TAB("Shift-Tab"),
        UP("up"),
        DOWN("down"),
        LEFT("left"),
        RIGHT("right"),
        PAGE_UP("PgUp"),
        PAGE_DOWN("PgDn"),
        HOME("Home"),
        END("End"),
        WHEEL_UP("wheel up"),
        WHEEL_DOWN("wheel down"),
        /** A click of the mouse. */
        CLICK("click"),
        /** The terminal has gone. */
        END_OF_INPUT("end of input"),
        /** One that means nothing here. */
        OTHER("other key");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
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

    /** Its name for people. */
    public String text() {
        if (kind != Kind.CHARACTER) {
            return kind.text;
        }
        String typed = character == ' ' ? "space" : String.valueOf(character);
        return control ? "Ctrl-" + typed.toUpperCase(Locale.ROOT) : typed;
    }

    /** A letter with Ctrl. */
    public static Key control(char character) {
        return new Key(Kind.CHARACTER, character, true);
    }
}
