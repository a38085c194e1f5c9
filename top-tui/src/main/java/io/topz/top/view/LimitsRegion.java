package io.topz.top.view;

import io.topz.collectors.document.LimitInfo;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.Strikes;
import io.topz.metrics.watch.Strikes.Struck;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.format.Align;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import java.util.ArrayList;
import java.util.List;

/** The limits that have been reached on a server that serves {@code /limitsz}. */
final class LimitsRegion {

    private static final int NAME_AT = 2;
    private static final int NAME_WIDTH = 24;
    private static final int NUMBER_WIDTH = 7;
    private static final int VALUE_WIDTH = 30;
    private static final int STRUCK_AT = NAME_AT + NAME_WIDTH + 1;
    private static final int GROWN_AT = STRUCK_AT + NUMBER_WIDTH + 1;
    private static final int VALUE_AT = GROWN_AT + NUMBER_WIDTH + 2;

    private LimitsRegion() {}

    /** A heading and one line per limit; empty if the server does not report limits. */
    static List<Line> content(TopState state) {
        Strikes strikes = state.strikes();
        if (strikes == null) {
            return List.of();
        }
        List<Struck> struck = strikes.list(state.settings().mark() != null);
        if (struck.isEmpty()) {
            return List.of(new Line().label("Limits: ").value("none was reached"));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .field(NAME_AT, NAME_WIDTH, Align.LEFT, "LIMIT", Style.HEADING)
                .field(STRUCK_AT, NUMBER_WIDTH, Align.RIGHT, "REACHED", Style.HEADING)
                .field(GROWN_AT, NUMBER_WIDTH, Align.RIGHT, "CHANGE", Style.HEADING)
                .field(VALUE_AT, VALUE_WIDTH, Align.LEFT, "VALUE", Style.HEADING));
        boolean raw = state.settings().raw();
        struck.forEach(one -> lines.add(line(one, raw)));
        return lines;
    }

    private static Line line(Struck struck, boolean raw) {
        LimitInfo limit = struck.limit();
        boolean grows = struck.grown() != null && struck.grown() > 0;
        return new Line()
                .field(NAME_AT, NAME_WIDTH, Align.LEFT, String.valueOf(limit.name()), Style.STRONG)
                .field(
                        STRUCK_AT,
                        NUMBER_WIDTH,
                        Align.RIGHT,
                        Figures.total(limit.struck(), Unit.COUNT, raw),
                        Style.PLAIN)
                .field(
                        GROWN_AT,
                        NUMBER_WIDTH,
                        Align.RIGHT,
                        Figures.difference(struck.grown(), Unit.COUNT, raw),
                        grows ? Style.WARN : Style.QUIET)
                .field(VALUE_AT, VALUE_WIDTH, Align.LEFT, value(limit, raw), Style.PLAIN);
    }

    private static String value(LimitInfo limit, boolean raw) {
        if (limit.value() == null) {
            return Quantity.UNKNOWN;
        }
        return "bytes".equals(limit.unit()) && !raw
                ? Quantity.bytesWithUnit(limit.value())
                : Quantity.grouped(limit.value()) + " " + limit.unit();
    }
}
