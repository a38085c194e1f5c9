package io.topz.top.view;

import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.watch.IncidentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The most important of every view on one page: the first rows of each, in an order of its own. */
final class OverviewRegion {

    private static final int MAX_ROWS = 8;
    private static final int SECTIONS = 5;

    private OverviewRegion() {}

    static List<Line> content(TopState state) {
        List<Line> lines = new ArrayList<>();
        Line health = HealthRegion.summary(state).get(0);
        int columns = state.size().columns();
        lines.add(health);
        int room = Math.max(0, state.size().rows() - 12);
        int rows = Math.max(1, Math.min(MAX_ROWS, room / SECTIONS - 2));
        Table<IncidentRow> incidents = state.tables().of(TableSpec.INCIDENTS);
        lines.addAll(section("Incidents", incidents, incidents.order(), rows, columns, row -> true, "7"));
        lines.addAll(section(
                "Closest to being cut",
                state.tables().of(TableSpec.SLOW),
                TableSpec.SLOW.order(),
                rows,
                columns,
                row -> row.conn().pendingBytes() != null && row.conn().pendingBytes() > 0,
                "6"));
        lines.addAll(section(
                "Loudest connections",
                rated(state.open()),
                SortOrder.by("rate"),
                rows,
                columns,
                row -> row.activity().now() != null && row.activity().now() > 0,
                "1"));
        if (state.jetStream().service() == Service.ON) {
            lines.addAll(section(
                    "Worst consumers",
                    state.jetStream().consumers(),
                    TableSpec.CONSUMERS.order(),
                    rows,
                    columns,
                    row -> true,
                    "4"));
            lines.addAll(section(
                    "Loudest streams",
                    state.jetStream().streams(),
                    SortOrder.by("in"),
                    rows,
                    columns,
                    row -> true,
                    "3"));
        }
        return lines;
    }

    private static <R> Table<R> rated(Table<R> table) {
        return table.withLook(table.look().withRates(true));
    }

    /** A heading and the first rows that matter. */
    private static <R> List<Line> section(
            String title, Table<R> table, SortOrder order, int rows, int columns, Predicate<R> matters, String key) {
        Table<R> small = table.excerpt(order, matters, rows);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .add(title, Style.STRONG)
                .add("  " + key, Style.KEY)
                .add(small.rows().isEmpty() ? "  none" : "", Style.QUIET));
        if (small.rows().isEmpty()) {
            return lines;
        }
        List<TableLayout.Field<R>> fields =
                TableLayout.of(small, columns, small.rows().size());
        lines.add(headings(fields, small));
        for (R row : small.rows()) {
            lines.add(row(fields, small, row));
        }
        return lines;
    }

    private static <R> Line headings(List<TableLayout.Field<R>> fields, Table<R> table) {
        Line line = new Line();
        for (TableLayout.Field<R> field : fields) {
            String title = TableLayout.title(field.column(), table, field.narrow());
            line.field(field.at(), field.width(), field.align(), title, Style.HEADING);
        }
        return line;
    }

    private static <R> Line row(List<TableLayout.Field<R>> fields, Table<R> table, R row) {
        Line line = new Line();
        for (TableLayout.Field<R> field : fields) {
            Column<R> column = field.column();
            Style style = TableRegion.style(column.tone().apply(row, table.look()));
            line.field(field.at(), field.width(), field.align(), field.text(row, table.look()), style);
        }
        return line;
    }
}
