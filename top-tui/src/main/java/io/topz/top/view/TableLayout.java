package io.topz.top.view;

import io.topz.top.format.Align;
import io.topz.top.format.Width;
import io.topz.top.table.Column;
import io.topz.top.table.Look;
import io.topz.top.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The columns of a table that are on the screen, and their positions.
 *
 * <p>Columns take only the width that they need. If there is too little room, the columns of the highest rank are left out. A wide screen
 * also shows the extra columns of a table, after the others. The remaining width goes to columns of names.
 */
final class TableLayout {

    /**
     * A column on the screen.
     *
     * @param at the position of its first character
     * @param narrow whether its short texts are shown
     */
    record Field<R>(Column<R> column, int at, int width, Align align, boolean narrow) {

        String text(R row, Look look) {
            return narrow ? column.narrowText(row, look) : column.text().apply(row, look);
        }
    }

    /** The least width of a column of names. */
    private static final int MIN_CONTENT = 8;

    /** The greatest width of a column of names, because names can have any length. */
    private static final int MAX_CONTENT = 64;

    /** The screen width from which the extra columns of a table are shown. */
    private static final int ROOMY = 150;

    /** The rank of extra columns, after the columns that a table has on every screen. */
    private static final int LAST_RANK = 99;

    private TableLayout() {}

    /** The columns for a screen of {@code columns} characters that shows {@code rows} rows from the table's first. */
    static <R> List<Field<R>> of(Table<R> table, int columns, int rows) {
        List<R> visible = table.rows()
                .subList(
                        Math.min(table.top(), table.rows().size()),
                        Math.min(table.top() + rows, table.rows().size()));
        return narrow(table, visible, columns);
    }

    /** Every column in nats-top's width, or wider if the rows need it. */
    static <R> List<Field<R>> natsTop(Table<R> table, List<R> visible) {
        List<Field<R>> fields = new ArrayList<>();
        int at = 2;
        for (Column<R> column : table.columns()) {
            int content = content(column, table, visible, false);
            int width = Math.max(column.width(), title(column, table, false).length());
            if (column.width() == 0 || content > width) {
                width = Math.max(width, column.names() ? content + 2 : content);
            }
            fields.add(new Field<>(column, at, width, Align.LEFT, false));
            at += width + column.gap();
        }
        return fields;
    }

    /** The columns of the table. On a wide screen its extra columns are inserted before the one that takes the rest of the line. */
    private static <R> List<Column<R>> candidates(Table<R> table, int columns) {
        List<Column<R>> shown = new ArrayList<>(table.columns());
        if (columns >= ROOMY) {
            int at = shown.size();
            while (at > 0 && shown.get(at - 1).stretches()) {
                at--;
            }
            for (Column<R> spare : table.spare()) {
                shown.add(at++, spare.withRank(LAST_RANK));
            }
        }
        return shown;
    }

    private static <R> List<Field<R>> narrow(Table<R> table, List<R> visible, int columns) {
        int indent = columns >= 60 ? 1 : 0;
        List<Column<R>> shown = candidates(table, columns);
        int[] needs = new int[shown.size()];
        int[] widths = new int[shown.size()];
        for (int i = 0; i < widths.length; i++) {
            Column<R> column = shown.get(i);
            int content = content(column, table, visible, true);
            int title = title(column, table, true).length();
            needs[i] = Math.max(title, column.names() ? content : Math.max(column.narrow(), content));
        }
        int left = columns - indent;
        for (int i : byRank(shown, table)) {
            boolean names = shown.get(i).names() || shown.get(i).stretches();
            int wanted = names ? Math.min(needs[i], shown.get(i).narrow()) : needs[i];
            int gap = left == columns - indent ? 0 : 1;
            if (wanted + gap <= left) {
                widths[i] = wanted;
            } else if (names && left - gap >= MIN_CONTENT) {
                widths[i] = left - gap;
            }
            left -= widths[i] == 0 ? 0 : widths[i] + gap;
        }
        left = spread(widths, needs, left);
        return place(shown, widths, indent, left);
    }

    /** Distributes the remaining width among the columns that have less than they need; returns what is still left. */
    private static int spread(int[] widths, int[] needs, int left) {
        int rest = left;
        for (int i = 0; i < widths.length && rest > 0; i++) {
            if (widths[i] > 0 && widths[i] < needs[i]) {
                int more = Math.min(needs[i] - widths[i], rest);
                widths[i] += more;
                rest -= more;
            }
        }
        return rest;
    }

    private static <R> List<Field<R>> place(List<Column<R>> shown, int[] widths, int indent, int left) {
        List<Field<R>> fields = new ArrayList<>();
        int count = 0;
        for (int width : widths) {
            count += width > 0 ? 1 : 0;
        }
        int gap = left >= count - 1 ? 2 : 1;
        int at = indent;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                Column<R> column = shown.get(i);
                fields.add(new Field<>(column, at, widths[i], column.align(), true));
                at += widths[i] + gap;
            }
        }
        return fields;
    }

    /** The indexes of the columns, ordered by how long they stay. The column that the table is sorted by always stays. */
    private static <R> List<Integer> byRank(List<Column<R>> shown, Table<R> table) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(
                i -> isSorted(shown.get(i), table) ? 0 : shown.get(i).rank()));
        return order;
    }

    /**
     * The length of the longest text: over all rows for columns of names, so that their width does not change while scrolling, otherwise
     * over the visible rows.
     */
    private static <R> int content(Column<R> column, Table<R> table, List<R> visible, boolean narrow) {
        int longest = 0;
        for (R row : column.names() ? table.rows() : visible) {
            String text = narrow
                    ? column.narrowText(row, table.look())
                    : column.text().apply(row, table.look());
            longest = Math.max(longest, Width.of(text));
        }
        return column.stretches() ? longest : Math.min(longest, MAX_CONTENT);
    }

    /** The heading. If the table is not in its initial order, the sort column has an arrow. */
    static <R> String title(Column<R> column, Table<R> table, boolean narrow) {
        String title = column.title(table.look(), narrow);
        if (!isSorted(column, table) || table.order().equals(table.spec().order())) {
            return title;
        }
        return title + (table.descending() ? '▼' : '▲');
    }

    static <R> boolean isSorted(Column<R> column, Table<R> table) {
        return column.key().equals(table.order().key());
    }
}
