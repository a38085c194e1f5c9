package io.topz.top.view;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.PendingSample;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.format.RoundTripText;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The region of one disconnected slow consumer: its identity and its pending bytes before the disconnect. */
final class IncidentRegion {

    private IncidentRegion() {}

    static List<Line> content(TopState state, IncidentRow row) {
        List<Line> lines = new ArrayList<>();
        ConnInfo conn = row.conn();
        Line title = new Line().label("Incident ").add(Integer.toString(row.number()), Style.STRONG);
        lines.add(title);
        if (conn == null) {
            title.add("  seen at " + Times.second(row.at()) + "  " + row.missing(), Style.QUIET);
            return lines;
        }
        title.add("  " + text(conn.name()), Style.STRONG)
                .add("  " + text(conn.reason()) + "  " + Times.second(conn.stop()), Style.BAD);
        lines.addAll(facts(row, conn).lines(state.size().columns()));
        if (conn.subscriptionsList() != null) {
            String subjects = String.join(" ", conn.subscriptionsList());
            lines.add(new Line().label("  Subjects: ").value(subjects));
        }
        lines.add(new Line().add(" TIME      PENDING   MSGS/S  RTT", Style.HEADING));
        if (row.samples().isEmpty()) {
            lines.add(new Line().add(" no samples: it was cut before a poll saw its pending bytes", Style.QUIET));
        }
        // The latest sample is the most important, so it comes first.
        for (int i = row.samples().size() - 1; i >= 0; i--) {
            lines.add(sample(row.samples().get(i)));
        }
        return lines;
    }

    private static Line sample(PendingSample sample) {
        String pending = Figures.total(sample.pending(), Unit.BYTES, false);
        String rate = Figures.rate(sample.outMsgs(), Unit.COUNT, false);
        return new Line()
                .value(String.format(" %s %8s %8s  ", Times.clock(sample.at()), pending, rate))
                .value(RoundTripText.of(sample.rtt(), false));
    }

    private static LabeledValues facts(IncidentRow row, ConnInfo conn) {
        return new LabeledValues()
                .add("CID", conn.cid() == null ? "" : Long.toUnsignedString(conn.cid()))
                .add("Host", text(conn.ip()) + ":" + conn.port())
                .add("Client", text(conn.lang()) + " " + text(conn.version()))
                .add("Account", conn.account() == null ? "$G" : conn.account())
                .add("User", text(conn.authorizedUser()))
                .add("Lasted", text(conn.uptime()))
                .add("RTT", RoundTripText.of(conn.rtt(), false))
                .add(
                        "Subs",
                        conn.subscriptions() == null ? "" : conn.subscriptions().toString())
                .add("Msgs To", Figures.total(conn.outMsgs(), Unit.COUNT, false))
                .add("Bytes To", Figures.total(conn.outBytes(), Unit.BYTES, false))
                .add("Pending", Figures.total(row.pending(), Unit.BYTES, false))
                .add("Stalls", conn.stalls() == null ? "" : conn.stalls().toString())
                .add("Server", text(row.server()));
    }

    private static String text(@Nullable String text) {
        return text == null || text.isEmpty() ? Quantity.UNKNOWN : text;
    }
}
