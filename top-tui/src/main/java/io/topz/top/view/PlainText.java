package io.topz.top.view;

import io.topz.top.canvas.Line;
import io.topz.top.format.Align;
import io.topz.top.format.Width;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Table;
import io.topz.top.view.TableLayout.Field;
import java.util.ArrayList;
import java.util.List;

/** The screen of nats-top as lines of text of any width, for reports. */
public final class PlainText {

    private static final int SERVER_LINES = 6;

    private PlainText() {}

    /** The six lines of nats-top about the server. */
    public static List<String> server(TopState state, Snapshot snapshot) {
        return HeaderRegion.natsTop(state, snapshot).stream()
                .limit(SERVER_LINES)
                .map(Line::text)
                .toList();
    }

    /** The details of the open page. */
    public static List<String> details(TopState state) {
        return state.page().details(state).stream().map(Line::text).toList();
    }

    /** The headings and all rows of a table. */
    public static <R> List<String> table(Table<R> table) {
        List<Field<R>> fields = TableLayout.natsTop(table, table.rows());
        List<String> lines = new ArrayList<>();
        StringBuilder headings = new StringBuilder();
        fields.forEach(field -> append(headings, field, field.column().title(table.look(), false)));
        lines.add(headings.toString());
        for (R row : table.rows()) {
            StringBuilder line = new StringBuilder();
            fields.forEach(field -> append(line, field, field.text(row, table.look())));
            lines.add(line.toString());
        }
        return lines;
    }

    private static void append(StringBuilder line, Field<?> field, String text) {
        int blanks = field.at() - Width.of(line.toString());
        line.append(" ".repeat(Math.max(0, blanks)));
        line.append(field.column().stretches() ? text : Width.fit(text, field.width(), Align.LEFT));
    }
}
