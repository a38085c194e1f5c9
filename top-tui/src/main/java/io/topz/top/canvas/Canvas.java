package io.topz.top.canvas;

import io.topz.top.format.Align;
import io.topz.top.format.Graphemes;
import io.topz.top.format.SafeText;
import io.topz.top.format.Width;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The surface on which a frame is drawn. Texts are made safe to display and truncated at the edges, so that no region can damage another
 * one or the terminal.
 */
public final class Canvas {

    /** Created once, because a frame has thousands of them. */
    private static final String[] ASCII =
            IntStream.range(0, 128).mapToObj(Character::toString).toArray(String[]::new);

    private static final String BLANK = ASCII[' '];

    private final Size size;
    private final String[] clusters;
    private final byte[] styles;
    private int cursorColumn;
    private int cursorRow = -1;

    public Canvas(Size size) {
        this.size = size;
        clusters = new String[size.columns() * size.rows()];
        styles = new byte[clusters.length];
        Arrays.fill(clusters, BLANK);
        Arrays.fill(styles, Frame.style(Style.PLAIN, false));
    }

    public int columns() {
        return size.columns();
    }

    public int rows() {
        return size.rows();
    }

    /** Writes a text as far as the row allows; returns the column after it. */
    public int put(int column, int row, String text, Style style) {
        return put(column, row, text, style, size.columns());
    }

    /** Writes a text and truncates it with an ellipsis before the column where something else begins. */
    public int put(int column, int row, String text, Style style, int end) {
        if (row < 0 || row >= size.rows() || column < 0) {
            return column;
        }
        byte mark = Frame.style(style, false);
        int at = column;
        String shown = Width.cut(SafeText.of(text), Math.min(end, size.columns()) - column);
        if (!shown.isEmpty() && column > 0 && isSecondHalf(column, row)) {
            set(column - 1, row, BLANK, mark);
        }
        for (int from = 0; from < shown.length(); ) {
            int next = Graphemes.end(shown, from);
            set(at++, row, cluster(shown, from, next), mark);
            if (Width.of(shown, from, next) == 2) {
                set(at++, row, Frame.CONTINUATION, mark);
            }
            from = next;
        }
        if (at > column && at < size.columns() && isSecondHalf(at, row)) {
            set(at, row, BLANK, mark);
        }
        return at;
    }

    /** Writes a text into a field with the given alignment. */
    public void putField(int column, int row, String text, int width, Align align, Style style) {
        String shown = Width.cut(SafeText.of(text), width);
        int before = align == Align.RIGHT ? width - Width.of(shown) : 0;
        put(column + before, row, shown, style, column + width);
    }

    /** Draws the cursor bar over a row. */
    public void select(int row) {
        for (int i = row * size.columns(); i < (row + 1) * size.columns() && i < styles.length; i++) {
            styles[i] |= Frame.style(Style.PLAIN, true);
        }
    }

    /** Greys out rows of old data, except for graphs, alarms and empty cells. */
    public void makeStale(int fromRow, int toRow) {
        byte stale = Frame.style(Style.STALE, false);
        int end = Math.min(toRow, size.rows()) * size.columns();
        for (int i = Math.max(0, fromRow) * size.columns(); i < end; i++) {
            if (!clusters[i].equals(BLANK)) {
                styles[i] = (byte) (stale | (styles[i] & 0x80));
            }
        }
    }

    /** Places the terminal's cursor. */
    public void cursor(int column, int row) {
        cursorColumn = Math.min(column, size.columns() - 1);
        cursorRow = row < size.rows() ? row : -1;
    }

    public Frame frame() {
        return new Frame(size, clusters, styles, cursorColumn, cursorRow);
    }

    /** Whether a cell is the second half of a wide cluster, of which only that half would be left. */
    private boolean isSecondHalf(int column, int row) {
        return clusters[row * size.columns() + column].equals(Frame.CONTINUATION);
    }

    private static String cluster(String text, int from, int end) {
        char c = text.charAt(from);
        return end - from == 1 && c < ASCII.length ? ASCII[c] : text.substring(from, end);
    }

    private void set(int column, int row, String cluster, byte style) {
        int i = row * size.columns() + column;
        clusters[i] = cluster;
        styles[i] = style;
    }
}
