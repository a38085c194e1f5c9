package io.topz.top.control;

import io.topz.top.state.Effect;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Copies the selected row or value to the clipboard as text. */
final class ClipboardCopy {

    private ClipboardCopy() {}

    /** Copies every column of the row, separated by tabs. */
    static TopState row(TopState state) {
        return copied(state, row(state.table()));
    }

    /** Copies one value of the row. */
    static TopState cell(TopState state, String column) {
        Table<?> table = state.table();
        if (table.spec().column(column.toLowerCase(Locale.ROOT)).isEmpty()) {
            return state.withMessage("there is no column " + column + "; one of: "
                    + String.join(" ", table.spec().keys()));
        }
        return copied(state, cell(table, column.toLowerCase(Locale.ROOT)));
    }

    private static TopState copied(TopState state, Optional<String> text) {
        return text.map(some -> state.withEffect(new Effect.Copy(some)))
                .orElseGet(() -> state.withMessage("there is no row to copy"));
    }

    private static <R> Optional<String> row(Table<R> table) {
        R row = table.current();
        if (row == null) {
            return Optional.empty();
        }
        List<Column<R>> columns = table.columns();
        return Optional.of(columns.stream()
                .map(column -> column.text().apply(row, table.look()))
                .collect(Collectors.joining("\t")));
    }

    private static <R> Optional<String> cell(Table<R> table, String key) {
        R row = table.current();
        if (row == null) {
            return Optional.empty();
        }
        return table.spec().column(key).map(column -> column.text().apply(row, table.look()));
    }
}
