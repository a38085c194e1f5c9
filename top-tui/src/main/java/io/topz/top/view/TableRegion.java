package io.topz.top.view;

import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Style;
import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import io.topz.top.table.Table;
import io.topz.top.table.Tone;
import io.topz.top.view.TableLayout.Field;
import java.util.List;

/**
 * The region of the open table: its headings and the rows that fit. The row under the cursor is highlighted, and the rows that do not fit
 * below are counted.
 */
final class TableRegion {

    private static final String ASKING = "asking the server";

    private TableRegion() {}

    static void draw(Canvas canvas, TopState state, Regions regions) {
        if (regions.table() > 0) {
            draw(canvas, state.table(), regions.tableAt(), regions.tableRows(), nothing(state));
        }
    }

    private static <R> void draw(Canvas canvas, Table<R> stored, int at, int rows, String nothing) {
        Table<R> table = stored.scrolled(rows);
        List<Field<R>> fields = TableLayout.of(table, canvas.columns(), rows);
        for (Field<R> field : fields) {
            Style style = TableLayout.isSorted(field.column(), table) ? Style.SORTED : Style.HEADING;
            String title = TableLayout.title(field.column(), table, field.narrow());
            canvas.putField(field.at(), at, title, field.width(), field.align(), style);
        }
        int end = Math.min(table.rows().size(), table.top() + rows);
        for (int i = table.top(); i < end; i++) {
            int row = at + 1 + i - table.top();
            drawRow(canvas, table, fields, table.rows().get(i), row);
            if (i == table.cursor()) {
                canvas.select(row);
            }
        }
        if (table.rows().isEmpty()) {
            canvas.put(2, at + 1, nothing, Style.QUIET);
        }
    }

    private static <R> void drawRow(Canvas canvas, Table<R> table, List<Field<R>> fields, R data, int row) {
        for (Field<R> field : fields) {
            String text = field.text(data, table.look());
            Style style = style(field.column().tone().apply(data, table.look()));
            int width = Math.min(field.width(), canvas.columns() - field.at());
            canvas.putField(field.at(), row, text, width, field.align(), style);
        }
    }

    private static String nothing(TopState state) {
        String filter = state.table().filter();
        if (!filter.isEmpty()) {
            boolean isComparison = filter.chars().anyMatch(c -> "<>=:~!".indexOf(c) >= 0);
            String what = isComparison ? "nothing passes " + filter : "nothing contains \"" + filter + "\"";
            return what + "; Esc clears the filter";
        }
        String none = state.table().total() == null && state.page().awaitsRows(state) ? ASKING : "none";
        if (state.page().topic() == Page.Topic.STREAMING
                && state.streaming().isKnown()
                && state.streaming().server() == null) {
            return "This server has no NATS Streaming: nothing answers at /streaming/serverz.";
        }
        if (state.page().topic() != Page.Topic.JETSTREAM) {
            return none;
        }
        return switch (state.jetStream().service()) {
            case UNKNOWN -> ASKING;
            case OFF -> off(state);
            case ON -> none;
        };
    }

    private static String off(TopState state) {
        ServerVersion server = ServerVersion.of(state);
        return server != null && !server.isAtLeast(ServerVersion.JETSTREAM)
                ? "This server has no JetStream: nats-server has it since 2.2."
                : "JetStream is off on this server. nats-server has it with -js or a block jetstream {} in its file.";
    }

    static Style style(Tone tone) {
        return switch (tone) {
            case PLAIN -> Style.PLAIN;
            case QUIET -> Style.QUIET;
            case GRAPH -> Style.GRAPH;
            case WARN -> Style.WARN;
            case BAD -> Style.BAD;
        };
    }
}
