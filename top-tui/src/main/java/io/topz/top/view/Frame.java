package io.topz.top.view;

import io.topz.top.state.Size;
import java.util.Arrays;

/** What the screen shows at one moment: a grid of characters with styles. Immutable. */
public final class Frame {

    /** Stands in the second cell of a wide character. */
    public static final char CONTINUATION = '\0';

    private static final byte SELECTED = (byte) 0x80;
    private static final Style[] STYLES = Style.values();

    private final Size size;
    private final char[] characters;
    private final byte[] styles;
    private final int cursorColumn;
    private final int cursorRow;

    /** Takes over the arrays, row by row; a style is its position in {@link Style}, or'ed with the mark of a selected cell. */
    Frame(Size size, char[] characters, byte[] styles, int cursorColumn, int cursorRow) {
        this.size = size;
        this.characters = characters;
        this.styles = styles;
        this.cursorColumn = cursorColumn;
        this.cursorRow = cursorRow;
    }

    static byte style(Style style, boolean selected) {
        return (byte) (styleIndex(style) | (selected ? SELECTED : 0));
    }

    @SuppressWarnings("EnumOrdinal") // only within this process, to keep a cell in a byte
    private static int styleIndex(Style style) {
        return style.ordinal();
    }

    public Size size() {
        return size;
    }

    /** The character of a cell, {@link #CONTINUATION} in the second cell of a wide one. */
    public char character(int column, int row) {
        return characters[row * size.columns() + column];
    }

    /** The style of a cell. */
    public Style style(int column, int row) {
        return STYLES[styles[row * size.columns() + column] & ~SELECTED & 0xFF];
    }

    /** Whether the cell is under the cursor bar. */
    public boolean isSelected(int column, int row) {
        return styles[row * size.columns() + column] < 0;
    }

    /** Whether text is being typed: then the terminal's cursor stands where the next character goes. */
    public boolean hasCursor() {
        return cursorRow >= 0;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    public int cursorRow() {
        return cursorRow;
    }

    /** Whether a row looks as in another frame of the same size. */
    public boolean sameRow(Frame other, int row) {
        int from = row * size.columns();
        int to = from + size.columns();
        return Arrays.equals(characters, from, to, other.characters, from, to)
                && Arrays.equals(styles, from, to, other.styles, from, to);
    }

    /** Whether the terminal's cursor is where it is in another frame. */
    public boolean sameCursor(Frame other) {
        return cursorColumn == other.cursorColumn && cursorRow == other.cursorRow;
    }

    /** The characters of a row, without the blanks at its end. */
    public String text(int row) {
        StringBuilder text = new StringBuilder(size.columns());
        for (int column = 0; column < size.columns(); column++) {
            char c = character(column, row);
            if (c != CONTINUATION) {
                text.append(c);
            }
        }
        return text.toString().stripTrailing();
    }

    /** All rows, one per line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < size.rows(); row++) {
            text.append(text(row)).append('\n');
        }
        return text.toString();
    }
}
