package io.topz.top.key;

import java.util.Locale;

/**
 * A keystroke or mouse event.
 *
 * @param kind the kind of key
 * @param character the typed character, for keys that type one; otherwise NUL
 * @param control whether Ctrl was pressed
 * @param column the column of a click, from 0; otherwise 0
 * @param row the row of a click, from 0; otherwise 0
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
        /** A mouse click. */
        CLICK("click"),
        /** The end of input, because the terminal was closed. */
        END_OF_INPUT("end of input"),
        /** A key without a meaning here. */
        OTHER("other key");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** A key that is not a mouse event. */
    public Key(Kind kind, char character, boolean control) {
        this(kind, character, control, 0, 0);
    }

    /** A key that types a character. */
    public static Key of(char character) {
        return new Key(Kind.CHARACTER, character, false);
    }

    /** A key that does not type a character. */
    public static Key of(Kind kind) {
        return new Key(kind, '\0', false);
    }

    /** A click at a position on the screen. */
    public static Key click(int column, int row) {
        return new Key(Kind.CLICK, '\0', false, column, row);
    }

    /** The name of the key. */
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
