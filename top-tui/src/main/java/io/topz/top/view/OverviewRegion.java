package io.topz.top.view;

import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.watch.IncidentRow;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Column;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The overview: the first rows of every view on one page, each in an order of its own. */
final class OverviewRegion {

    private static final int MAX_ROWS = 20;

    /** The lines outside the sections: header, banner, health, bottom line. */
    private static final int OTHER_LINES = 12;

    /**
     * The first rows of one table.
     *
     * @param title the heading
     * @param view the view that shows all rows
     * @param rows the most relevant rows in order, as many as can ever be shown
     * @param isKnown whether the server has been asked for them
     */
    private record Section<R>(String title, View view, Table<R> rows, boolean isKnown) {

        static <R> Section<R> of(
                String title, View view, Table<R> table, SortOrder order, Predicate<R> matters, boolean isKnown) {
            return new Section<>(title, view, table.excerpt(order, matters, MAX_ROWS), isKnown);
        }

        int available() {
            return rows.rows().size();
        }

        /** A heading and at most {@code most} rows. */
        List<Line> lines(int most, int columns) {
            List<Line> lines = new ArrayList<>();
            String nothing = isKnown ? ": none" : ": not known yet";
            lines.add(new Line()
                    .add(title, Style.STRONG)
                    .add((available() == 0 ? nothing : "") + "  press ", Style.QUIET)
                    .add(String.valueOf(view.key()), Style.KEY));
            if (available() == 0) {
                return lines;
            }
            Table<R> shown = rows.excerpt(rows.order(), row -> true, most);
            List<TableLayout.Field<R>> fields = TableLayout.of(shown, columns, most);
            lines.add(headings(fields, shown));
            shown.rows().forEach(row -> lines.add(row(fields, shown, row)));
            return lines;
        }
    }

    private OverviewRegion() {}

    static List<Line> content(TopState state) {
        List<Section<?>> sections = sections(state);
        List<Line> lines = new ArrayList<>();
        lines.add(HealthRegion.summary(state).get(0));
        lines.addAll(HealthRegion.absent(state));
        int[] rows = shares(sections, state.size().rows() - OTHER_LINES - lines.size() + 1);
        for (int i = 0; i < rows.length; i++) {
            lines.addAll(sections.get(i).lines(rows[i], state.size().columns()));
        }
        return lines;
    }

    private static List<Section<?>> sections(TopState state) {
        List<Section<?>> sections = new ArrayList<>();
        Snapshot snapshot = state.feed().snapshot();
        boolean isKnown = snapshot != null
                && StandardViews.OVERVIEW
                        .request(state)
                        .matches(snapshot.sample().request());
        Table<IncidentRow> incidents = state.tables().of(TableSpec.INCIDENTS);
        sections.add(Section.of(
                "Incidents", StandardViews.INCIDENTS, incidents, incidents.order(), row -> true, snapshot != null));
        sections.add(Section.of(
                "Closest to being cut",
                StandardViews.SLOW,
                state.tables().of(TableSpec.SLOW),
                TableSpec.SLOW.order(),
                row -> row.conn().pendingBytes() != null && row.conn().pendingBytes() > 0,
                isKnown));
        sections.add(Section.of(
                "Loudest connections",
                StandardViews.CONNECTIONS,
                rated(state.open()),
                SortOrder.by("rate"),
                row -> row.activity().now() != null && row.activity().now() > 0,
                isKnown));
        if (state.jetStream().service() == Service.ON) {
            sections.add(Section.of(
                    "Worst consumers",
                    StandardViews.CONSUMERS,
                    state.consumers(),
                    TableSpec.CONSUMERS.order(),
                    row -> true,
                    isKnown));
            sections.add(Section.of(
                    "Worst streams, then the loudest",
                    StandardViews.STREAMS,
                    Table.empty(TableSpec.OVERVIEW_STREAMS, state.streams().look())
                            .withChoice(state.streams().choice())
                            .showing(state.streams().all(), state.streams().total()),
                    TableSpec.OVERVIEW_STREAMS.order(),
                    row -> true,
                    isKnown));
        }
        if (state.streaming().server() != null) {
            addStreaming(sections, state, isKnown);
        }
        return sections;
    }

    private static void addStreaming(List<Section<?>> sections, TopState state, boolean isKnown) {
        sections.add(Section.of(
                "Subscribers of NATS Streaming that need attention",
                StandardViews.SUBSCRIBERS,
                state.tables().of(TableSpec.SUBSCRIBERS),
                TableSpec.SUBSCRIBERS.order(),
                row -> row.verdict().needsAttention(),
                isKnown));
        sections.add(Section.of(
                "Channels that are nearly full",
                StandardViews.CHANNELS,
                state.tables().of(TableSpec.CHANNELS),
                SortOrder.by("full"),
                ChannelRow::isNearlyFull,
                isKnown));
    }

    /** The number of rows of each section: at least one, then one more for each in turn while there is room. */
    private static int[] shares(List<Section<?>> sections, int room) {
        int[] rows = new int[sections.size()];
        int left = room;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Math.min(1, sections.get(i).available());
            left -= rows[i] == 0 ? 1 : 3;
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int i = 0; i < rows.length; i++) {
                if (left > 0 && rows[i] < sections.get(i).available()) {
                    rows[i]++;
                    left--;
                    grows = true;
                }
            }
        }
        return rows;
    }

    private static <R> Table<R> rated(Table<R> table) {
        return table.withLook(table.look().withRates(true));
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
