package io.topz.top.view;

import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.Page;
import io.topz.top.state.Page.Topic;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.table.Mark;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;

/** The region of the title: the name of the table, the number of its rows, and at the right the unusual modes. */
final class TitleRegion {

    private TitleRegion() {}

    static void draw(Canvas canvas, TopState state, Regions regions) {
        if (regions.title() == 0) {
            return;
        }
        Line title = title(state);
        Line badges = badges(state);
        if (title.width() + 2 + badges.width() <= canvas.columns()) {
            title.draw(canvas, 0, regions.titleAt());
            badges.drawRight(canvas, 0, regions.titleAt());
        } else {
            // An active mode must be visible; the number of rows is less important.
            (isUnusual(state) ? badges : title).draw(canvas, 0, regions.titleAt());
        }
    }

    /** Whether an unusual mode must be visible. */
    static boolean isUnusual(TopState state) {
        Settings settings = state.settings();
        Table<?> table = state.table();
        return (isOfConnections(state) && (settings.rates() || settings.lookup()))
                || settings.raw()
                || settings.paused()
                || settings.mark() != null
                || !table.filter().isEmpty()
                || !table.order().equals(table.spec().order());
    }

    private static Line title(TopState state) {
        Table<?> table = state.table();
        Line line = new Line()
                .label(state.page().rowsTitle() + ": ")
                .add(Integer.toString(table.all().size()), Style.STRONG);
        Long total = table.total();
        if (state.page().topic() == Topic.CONNECTIONS) {
            line.label("  Total: ").add(total == null ? Quantity.UNKNOWN : total.toString(), Style.STRONG);
        }
        if (total != null && total > table.all().size()) {
            line.add("  n asks for more", Style.QUIET);
        }
        if (!table.filter().isEmpty()) {
            line.label("  Shown: ").add(Integer.toString(table.rows().size()), Style.STRONG);
        }
        return line;
    }

    /** Whether the table is about connections: streams and consumers show totals and rates side by side, and no hosts. */
    private static boolean isOfConnections(TopState state) {
        Page page = state.page();
        return page.topic() == Topic.CONNECTIONS || (page.isOpened() && page.topic() != Topic.JETSTREAM);
    }

    /** The active modes, which change the meaning of the numbers. */
    static Line badges(TopState state) {
        Settings settings = state.settings();
        Table<?> table = state.table();
        Line line = new Line();
        boolean roomy = state.size().columns() >= 60;
        badge(line, settings.paused(), "PAUSED");
        Mark mark = settings.mark();
        badge(line, mark != null, "since " + (mark == null ? "" : Times.clock(mark.at())));
        badge(
                line,
                state.page().view().shows(TableSpec.GROUPS),
                "by " + state.grouping().word());
        badge(line, settings.rates() && isOfConnections(state), roomy ? "rates per second" : "rates/s");
        badge(line, !table.filter().isEmpty(), "filter \"" + table.filter() + "\"");
        badge(line, settings.raw(), roomy ? "raw numbers" : "raw");
        badge(line, settings.lookup() && isOfConnections(state), roomy ? "dns names" : "dns");
        line.add(" sort ", Style.QUIET)
                .add(table.order().key(), Style.LABEL)
                .add(table.descending() ? " ▼" : " ▲", Style.LABEL);
        return line;
    }

    private static void badge(Line line, boolean on, String text) {
        if (on) {
            line.add(" " + text + " ", Style.BADGE).add(" ", Style.PLAIN);
        }
    }
}
