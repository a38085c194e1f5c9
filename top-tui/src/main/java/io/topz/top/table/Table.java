package io.topz.top.table;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.top.query.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table as the user has arranged it: sorted and filtered rows, and a cursor that follows its row. Immutable.
 *
 * <p>The cursor is on the first line, whatever its row, until the user moves it; then it follows its row.
 *
 * @param spec the specification of the table
 * @param all every row of the last poll
 * @param total the number of existing rows, of which the poll returned a page; null if unknown
 * @param rows the rows that the filter accepts, in order
 * @param look the display options, which also determine the sort key of some columns
 * @param order the sort order
 * @param choice the columns that the user has chosen
 * @param filter the filter as typed by the user; empty for none
 * @param followed the id of the row that the cursor follows; null while it is on the first line
 * @param cursor the index of the row under the cursor, 0 if there is none
 * @param top the index of the first row on the screen
 */
@RecordBuilder
public record Table<R>(
        TableSpec<R> spec,
        List<R> all,
        @Nullable Long total,
        List<R> rows,
        Look look,
        SortOrder order,
        ColumnChoice choice,
        String filter,
        @Nullable Object followed,
        int cursor,
        int top)
        implements TableBuilder.With<R> {

    /** A table without rows. */
    public static <R> Table<R> empty(TableSpec<R> spec, Look look) {
        return TableBuilder.<R>builder()
                .spec(spec)
                .all(List.of())
                .rows(List.of())
                .look(look)
                .order(spec.order())
                .choice(ColumnChoice.USUAL)
                .filter("")
                .build();
    }

    /**
     * The same table with the rows of a new poll.
     *
     * @param of the number of existing rows; null if unknown
     */
    public Table<R> showing(List<R> polled, @Nullable Long of) {
        return withAll(polled).withTotal(of).arranged();
    }

    /** The same table in a different order. */
    public Table<R> sortedBy(SortOrder changed) {
        return withOrder(changed).arranged();
    }

    /** The same table with different display options. */
    public Table<R> looking(Look changed) {
        return withLook(changed).arranged();
    }

    /** The same table with only the rows that a {@link RowFilter} accepts. */
    public Table<R> filteredBy(String text) {
        return withFilter(text).arranged();
    }

    /** The same table with different columns. */
    public Table<R> choosing(ColumnChoice changed) {
        return withChoice(changed).arranged();
    }

    /** The same table without rows, in the same order and with the same columns. */
    public Table<R> emptied(Look changed) {
        return empty(spec, changed).withChoice(choice).sortedBy(order);
    }

    /** The visible columns in the order of the screen. They always include the one that the user sorts by. */
    public List<Column<R>> columns() {
        List<Column<R>> shown = new ArrayList<>(choice.applied(spec, usual()));
        boolean isSortedByUser =
                choice.isUsual() || !order.key().equals(spec.order().key());
        if (isSortedByUser && shown.stream().noneMatch(column -> column.key().equals(order.key()))) {
            boolean stretches = !shown.isEmpty() && shown.get(shown.size() - 1).stretches();
            spec.column(order.key())
                    .filter(column ->
                            shown.stream().noneMatch(other -> other.key().equals(column.key())))
                    .ifPresent(column -> shown.add(shown.size() - (stretches ? 1 : 0), column));
        }
        return shown;
    }

    /** Further columns for wide screens. */
    public List<Column<R>> spare() {
        List<Column<R>> shown = columns();
        return spec.extra().stream()
                .filter(column -> !choice.isExact() && !choice.hidden().contains(column.key()))
                .filter(column -> shown.stream().noneMatch(other -> other.key().equals(column.key())))
                .toList();
    }

    /** The columns that are visible without a choice. */
    private List<Column<R>> usual() {
        List<Column<R>> shown =
                new ArrayList<>(spec.columns().stream().filter(this::isShown).toList());
        boolean stretches = !shown.isEmpty() && shown.get(shown.size() - 1).stretches();
        shown.addAll(
                shown.size() - (stretches ? 1 : 0),
                spec.extra().stream().filter(this::isShown).toList());
        return shown;
    }

    private boolean isShown(Column<R> column) {
        return column.shown().test(look, all) || column.key().equals(order.key());
    }

    /** Whether the large values come first. */
    public boolean descending() {
        boolean natural = spec.column(order.key()).map(Column::descending).orElse(false);
        return natural != order.reversed();
    }

    /** The invalid terms of the filter. */
    public List<Problem> filterProblems() {
        return RowFilter.of(spec, filter).problems();
    }

    /** The row under the cursor; null if there is none. */
    public @Nullable R current() {
        return cursor < rows.size() ? rows.get(cursor) : null;
    }

    /** Moves the cursor by a number of rows, and scrolls a screen of {@code lines} with it. From then on the cursor follows its row. */
    public Table<R> move(int rowsDown, int lines) {
        return moveTo(cursor + rowsDown, lines);
    }

    /** Moves the cursor to a row, or to the nearest existing one. */
    public Table<R> moveTo(int row, int lines) {
        int target = clamp(row);
        Object id = target < rows.size() ? spec.id().apply(rows.get(target)) : null;
        return withFollowed(id).withCursor(target).scrolled(lines);
    }

    /** Moves the cursor to the first line, where it then stays. */
    public Table<R> toTop() {
        return withFollowed(null).withCursor(0).withTop(0);
    }

    /** Scrolls just enough to show the cursor on a screen of {@code lines}. */
    public Table<R> scrolled(int lines) {
        int visible = Math.max(1, lines);
        int highest = Math.max(0, rows.size() - visible);
        int shown = Math.min(Math.max(top, cursor - visible + 1), Math.min(cursor, highest));
        return shown == top ? this : withTop(Math.max(0, shown));
    }

    /** The first rows in a given order that matter, regardless of the filter. */
    public Table<R> excerpt(SortOrder by, Predicate<R> matters, int most) {
        List<R> mattering = all.stream().filter(matters).toList();
        Table<R> sorted =
                withFilter("").withOrder(by).withAll(mattering).toTop().arranged();
        return sorted.withAll(sorted.rows.stream().limit(most).toList()).arranged();
    }

    private Table<R> arranged() {
        List<R> arranged = new ArrayList<>(all);
        if (!filter.isEmpty()) {
            RowFilter<R> wanted = RowFilter.of(spec, filter);
            List<Column<R>> columns = columns();
            arranged.removeIf(row -> !wanted.holds(row, look, columns));
        }
        Table<R> table = withRows(
                spec.column(order.key()).map(by -> sorted(arranged, by)).orElse(List.copyOf(arranged)));
        return table.follow();
    }

    /** A row with its sort key, which is computed once instead of in every comparison. */
    private record Keyed<R>(R row, @Nullable Comparable<?> value) {}

    private List<R> sorted(List<R> unsorted, Column<R> by) {
        List<Keyed<R>> keyed = new ArrayList<>(unsorted.size());
        for (R row : unsorted) {
            keyed.add(new Keyed<>(row, by.order().apply(row, look)));
        }
        keyed.sort(comparator());
        List<R> sorted = new ArrayList<>(keyed.size());
        for (Keyed<R> row : keyed) {
            sorted.add(row.row);
        }
        return Collections.unmodifiableList(sorted);
    }

    /** Moves the cursor to the current position of its row; if the row no longer exists, to the one in its place. */
    private Table<R> follow() {
        if (followed == null) {
            return withCursor(0);
        }
        for (int i = 0; i < rows.size(); i++) {
            if (spec.id().apply(rows.get(i)).equals(followed)) {
                return withCursor(i);
            }
        }
        int nearest = clamp(cursor);
        return rows.isEmpty()
                ? withCursor(0)
                : withCursor(nearest).withFollowed(spec.id().apply(rows.get(nearest)));
    }

    /** Unknown values come last in both directions. Equal values are ordered by id, because servers return them in any order. */
    private Comparator<Keyed<R>> comparator() {
        boolean descending = descending();
        return (a, b) -> {
            int compared;
            if (a.value == null || b.value == null) {
                compared = Boolean.compare(a.value == null, b.value == null);
            } else {
                compared = descending ? compare(b.value, a.value) : compare(a.value, b.value);
            }
            return compared != 0
                    ? compared
                    : compare(spec.id().apply(a.row), spec.id().apply(b.row));
        };
    }

    @SuppressWarnings("unchecked") // a column's values are all of one type
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private int clamp(int row) {
        return Math.max(0, Math.min(row, rows.size() - 1));
    }
}
