package io.topz.top.batch;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Column;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a sample by name, not rounded: texts, numbers, and null for unknown. The names are those of the metrics, and a contract
 * with scripts.
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
        return metrics(table).stream().map(Metric::name).toList();
    }

    /** The values of a table's rows by their names. */
    static <R> List<Map<String, @Nullable Object>> rows(Table<R> table) {
        Entity<R> chosen =
                new Entity<>(table.spec().entity().name(), table.spec().entity().plural(), metrics(table), List.of());
        return table.rows().stream().map(chosen::data).toList();
    }

    /** The metrics of the columns that the user chose; without a choice those that the entity always shows. */
    private static <R> List<Metric<R>> metrics(Table<R> table) {
        TableSpec<R> spec = table.spec();
        List<Column<R>> usual =
                spec.entity().metrics().stream().map(spec::column).toList();
        return table.choice().applied(spec, usual).stream()
                .map(Column::metric)
                .filter(Objects::nonNull)
                .toList();
    }
}
