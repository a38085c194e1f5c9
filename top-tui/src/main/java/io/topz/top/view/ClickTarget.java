package io.topz.top.view;

import io.topz.top.state.Mode;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Table;
import io.topz.top.view.TableLayout.Field;
import org.jspecify.annotations.Nullable;

/** A place on the screen that reacts to clicks. */
public sealed interface ClickTarget {

    /** A view in the view bar. */
    record Tab(View view) implements ClickTarget {}

    /** The heading of a column. */
    record Heading(String key) implements ClickTarget {}

    /**
     * A row of the table.
     *
     * @param index the position, starting at 0
     */
    record Row(int index) implements ClickTarget {}

    /** The target at a position of the drawn state, null for none. */
    static @Nullable ClickTarget at(TopState state, int column, int row) {
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot == null || !(state.mode() instanceof Mode.Browse)) {
            return null;
        }
        Regions regions = Regions.of(state);
        if (row < regions.header()) {
            View view = HeaderRegion.viewAt(state, snapshot, regions, column, row);
            return view == null ? null : new Tab(view);
        }
        int line = row - regions.tableAt();
        if (line < 0 || line >= regions.table()) {
            return null;
        }
        return line == 0 ? heading(state.table(), state, regions, column) : row(state.table(), regions, line - 1);
    }

    private static <R> @Nullable ClickTarget heading(Table<R> table, TopState state, Regions regions, int column) {
        int rows = regions.tableRows();
        for (Field<R> field : TableLayout.of(table.scrolled(rows), state.size().columns(), rows)) {
            if (column >= field.at() && column < field.at() + field.width()) {
                return new Heading(field.column().key());
            }
        }
        return null;
    }

    private static @Nullable ClickTarget row(Table<?> table, Regions regions, int line) {
        int index = table.scrolled(regions.tableRows()).top() + line;
        return index < table.rows().size() ? new Row(index) : null;
    }
}
