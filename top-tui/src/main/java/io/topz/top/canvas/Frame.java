package io.topz.top.canvas;

import java.util.Arrays;

/** A frame: a grid of character clusters with styles. Immutable. */
public final class Frame {

    /** The content of the second cell of a wide cluster. */
    public static final String CONTINUATION = "";

    private static final byte SELECTED = (byte) 0x80;
    private static final Style[] STYLES = Style.values();

    private final Size size;
    private final String[] clusters;
    private final byte[] styles;
    private final int cursorColumn;
    private final int cursorRow;

    /** Takes ownership of the arrays, row by row. A style is its position in {@link Style}, combined with the bit of a selected cell. */
    Frame(Size size, String[] clusters, byte[] styles, int cursorColumn, int cursorRow) {
        this.size = size;
        this.clusters = clusters;
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

    /** The cluster of characters in a cell, {@link #CONTINUATION} in the second cell of a wide one. */
    public String cluster(int column, int row) {
        return clusters[row * size.columns() + column];
    }

    /** The style of a cell. */
    public Style style(int column, int row) {
        return STYLES[styles[row * size.columns() + column] & ~SELECTED & 0xFF];
    }

    /** Whether the cell is under the cursor bar. */
    public boolean isSelected(int column, int row) {
        return styles[row * size.columns() + column] < 0;
    }

    /** Whether text is being typed: the terminal's cursor is then at the position of the next character. */
    public boolean hasCursor() {
        return cursorRow >= 0;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    public int cursorRow() {
        return cursorRow;
    }

    /** Whether a row is the same as in another frame of the same size. */
    public boolean sameRow(Frame other, int row) {
        int from = row * size.columns();
        int to = from + size.columns();
        return Arrays.equals(clusters, from, to, other.clusters, from, to)
                && Arrays.equals(styles, from, to, other.styles, from, to);
    }

    /** Whether the terminal's cursor is at the same place as in another frame. */
    public boolean sameCursor(Frame other) {
        return cursorColumn == other.cursorColumn && cursorRow == other.cursorRow;
    }

    /** The characters of a row, without the blanks at its end. */
    public String text(int row) {
        StringBuilder text = new StringBuilder(size.columns());
        for (int column = 0; column < size.columns(); column++) {
            text.append(cluster(column, row));
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
