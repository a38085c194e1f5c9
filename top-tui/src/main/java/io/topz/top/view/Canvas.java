package io.topz.top.view;

import io.topz.top.format.Align;
import io.topz.top.format.SafeText;
import io.topz.top.format.Width;
import io.topz.top.state.Size;
import java.util.Arrays;

/**
 * Where a frame is drawn. Whatever is written is made harmless first and cut at the edges, so no region can spoil another one or the
 * terminal.
 */
final class Canvas {

    private final Size size;
    private final char[] characters;
    private final byte[] styles;
    private int cursorColumn;
    private int cursorRow = -1;

    Canvas(Size size) {
        this.size = size;
        characters = new char[size.columns() * size.rows()];
        styles = new byte[characters.length];
        Arrays.fill(characters, ' ');
        Arrays.fill(styles, Frame.style(Style.PLAIN, false));
    }

    int columns() {
        return size.columns();
    }

    int rows() {
        return size.rows();
    }

    /** Writes a text as far as the row goes, and returns the column behind it. */
    int put(int column, int row, String text, Style style) {
        return put(column, row, text, style, size.columns());
    }

    /** Writes a text and cuts it with an ellipsis before the column where something else begins. */
    int put(int column, int row, String text, Style style, int end) {
        if (row < 0 || row >= size.rows() || column < 0) {
            return column;
        }
        byte mark = Frame.style(style, false);
        int at = column;
        String shown = Width.cut(SafeText.of(text), Math.min(end, size.columns()) - column);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            set(at++, row, c, mark);
            if (Width.of(c) == 2) {
                set(at++, row, Frame.CONTINUATION, mark);
            }
        }
        return at;
    }

    /** Writes a text into a field, on the side that the alignment says. */
    void putField(int column, int row, String text, int width, Align align, Style style) {
        String shown = Width.cut(SafeText.of(text), width);
        int before = align == Align.RIGHT ? width - Width.of(shown) : 0;
        put(column + before, row, shown, style, column + width);
    }

    /** Lays the cursor bar over a row. */
    void select(int row) {
        for (int i = row * size.columns(); i < (row + 1) * size.columns() && i < styles.length; i++) {
            styles[i] |= Frame.style(Style.PLAIN, true);
        }
    }

    /** Greys rows: what is there is old. Graphs, alarms and what is empty stay. */
    void makeStale(int fromRow, int toRow) {
        byte stale = Frame.style(Style.STALE, false);
        int end = Math.min(toRow, size.rows()) * size.columns();
        for (int i = Math.max(0, fromRow) * size.columns(); i < end; i++) {
            if (characters[i] != ' ') {
                styles[i] = (byte) (stale | (styles[i] & 0x80));
            }
        }
    }

    /** Puts the terminal's cursor somewhere. */
    void cursor(int column, int row) {
        cursorColumn = Math.min(column, size.columns() - 1);
        cursorRow = row < size.rows() ? row : -1;
    }

    Frame frame() {
        return new Frame(size, characters, styles, cursorColumn, cursorRow);
    }

    private void set(int column, int row, char c, byte style) {
        int i = row * size.columns() + column;
        characters[i] = c;
        styles[i] = style;
    }
}
