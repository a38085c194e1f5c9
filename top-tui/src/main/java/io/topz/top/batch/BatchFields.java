package io.topz.top.batch;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.Value;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.text.Unit;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Column;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a sample by name, not rounded: texts, numbers, and null for unknown. The names are a contract with scripts. A view without
 * metrics uses the names of its columns.
 */
final class BatchFields {

    /** The name of a line of text. */
    private static final String LINE = "line";

    private BatchFields() {}

    /** The values of the server. */
    static Map<String, @Nullable Object> server(Snapshot snapshot) {
        return ServerMetrics.SERVER.data(snapshot.server());
    }

    /** The names for a view in order, even if it has no rows; null stands for the server alone. */
    static List<String> names(@Nullable View view, TopState state) {
        if (view == null) {
            return ServerMetrics.SERVER.names();
        }
        return view.isDetailOnly() ? List.of(LINE) : names(state.table());
    }

    /** The rows of a view in the order of its table; for the server, one row with its values. */
    static List<Map<String, @Nullable Object>> rows(@Nullable View view, TopState state, Snapshot snapshot) {
        if (view == null) {
            return List.of(server(snapshot));
        }
        return view.isDetailOnly() ? lines(state) : rows(state.table());
    }

    /** The details of a view without a table, line by line. */
    private static List<Map<String, @Nullable Object>> lines(TopState state) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (String line : PlainText.details(state)) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put(LINE, line);
            lines.add(row);
        }
        return lines;
    }

    /** The names of the values of a table's rows, in order. */
    static <R> List<String> names(Table<R> table) {
        return columns(table.spec(), table.choice()).stream()
                .map(BatchFields::name)
                .toList();
    }

    /** The values of a table's rows by their names. */
    static <R> List<Map<String, @Nullable Object>> rows(Table<R> table) {
        List<Column<R>> columns = columns(table.spec(), table.choice());
        Look look = table.look().withRaw(true);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (R row : table.rows()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            columns.forEach(column -> values.put(name(column), value(column, row, look)));
            rows.add(values);
        }
        return rows;
    }

    /** The columns that the user has chosen; without a choice those of the metrics or, if there are none, all of the table. */
    private static <R> List<Column<R>> columns(TableSpec<R> spec, ColumnChoice choice) {
        Entity<R> entity = spec.entity();
        List<Column<R>> usual = entity == null
                ? spec.columns()
                : entity.metrics().stream().map(spec::column).toList();
        return choice.applied(spec, usual);
    }

    private static String name(Column<?> column) {
        Metric<?> metric = column.metric();
        return metric == null ? name(column.key()) : metric.name();
    }

    /** Renames a key that would collide with the time of the sample. */
    private static String name(String key) {
        return key.equals("time") ? "at" : key.replace("/s", "_rate");
    }

    /** The value of a column: that of its metric, otherwise a number as it is, otherwise the text on the screen. */
    private static <R> @Nullable Object value(Column<R> column, R row, Look look) {
        Metric<R> metric = column.metric();
        if (metric != null) {
            Value value = metric.of(row);
            return value == null ? null : value.data();
        }
        Double number = column.unit() == Unit.NONE ? null : column.value().apply(row, look);
        if (column.unit() != Unit.NONE) {
            // A column without a metric supplies a share from 0 to 1, which scripts rely on.
            return number != null && column.unit() == Unit.PERCENT ? Double.valueOf(number / 100) : number;
        }
        String text = column.text().apply(row, look);
        return text.isEmpty() ? null : text;
    }
}
