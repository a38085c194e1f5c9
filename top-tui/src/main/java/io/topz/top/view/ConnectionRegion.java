package io.topz.top.view;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.streaming.StreamingConnection;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.format.RoundTripText;
import io.topz.top.state.TopState;
import io.topz.top.table.Compared;
import io.topz.top.table.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The region of one connection: its identity, its condition and its traffic. Bytes have units here. */
final class ConnectionRegion {

    /** The least number of columns that shows totals and rates of one direction next to each other. */
    private static final int MIN_FULL_FLOW = 72;

    private ConnectionRegion() {}

    static List<Line> content(TopState state, long cid) {
        List<Line> lines = new ArrayList<>();
        ConnRow row = state.connection();
        if (row == null) {
            lines.add(new Line()
                    .label("Connection ")
                    .add(Long.toUnsignedString(cid), Style.STRONG)
                    .add("  not known to the server (yet, or any more)", Style.QUIET));
            return lines;
        }
        ConnInfo conn = row.conn();
        Line title = new Line()
                .label("Connection ")
                .add(Long.toUnsignedString(cid), Style.STRONG)
                .add("  " + text(conn.name(), ""), Style.STRONG);
        if (conn.stop() != null) {
            title.add("  CLOSED " + Times.second(conn.stop()) + "  " + text(conn.reason(), ""), Style.BAD);
        }
        lines.add(title);
        StreamingConnection ofServer = StreamingConnection.named(conn.name());
        if (ofServer != null) {
            lines.add(new Line()
                    .label("  of the streaming server of ")
                    .value(ofServer.cluster())
                    .label(": ")
                    .value(ofServer.purpose()));
        }
        lines.add(flow(
                "  To:   ",
                row,
                state,
                new Direction(ConnInfo::outMsgs, ConnInfo::outBytes, Rates::outMsgs, Rates::outBytes)));
        lines.add(flow(
                "  From: ",
                row,
                state,
                new Direction(ConnInfo::inMsgs, ConnInfo::inBytes, Rates::inMsgs, Rates::inBytes)));
        lines.addAll(facts(conn, state).lines(state.size().columns()));
        return lines;
    }

    /** The traffic in one direction. */
    private record Direction(
            Function<ConnInfo, @Nullable Long> msgs,
            Function<ConnInfo, @Nullable Long> bytes,
            Function<Rates, @Nullable Double> msgsRate,
            Function<Rates, @Nullable Double> bytesRate) {}

    /** Rates come first where totals may be cut off. */
    private static Line flow(String name, ConnRow row, TopState state, Direction direction) {
        Look look = state.settings().look();
        boolean compared = Compared.isCompared(row, look);
        Double perSecond = direction.msgsRate.apply(row.rates());
        Double bytesRate = direction.bytesRate.apply(row.rates());
        String msgs = Compared.totalText(one -> direction.msgs.apply(one.conn()), row, look, Unit.COUNT);
        String bytes = compared
                ? Compared.totalText(one -> direction.bytes.apply(one.conn()), row, look, Unit.BYTES)
                : bytes(direction.bytes.apply(row.conn()), state);
        String rate = perSecond == null ? Quantity.UNKNOWN : Quantity.oneDecimal(perSecond);
        String bytesPerSecond = bytesRate == null ? Quantity.UNKNOWN : Quantity.bytesWithUnit(bytesRate);
        if (compared) {
            rate = Compared.rateText(one -> direction.msgsRate.apply(one.rates()), row, look, Unit.COUNT);
            bytesPerSecond = Compared.rateText(one -> direction.bytesRate.apply(one.rates()), row, look, Unit.BYTES);
        }
        if (state.size().columns() < MIN_FULL_FLOW) {
            return new Line()
                    .label(name)
                    .add(rate, Style.STRONG)
                    .label("/s ")
                    .add(bytesPerSecond, Style.STRONG)
                    .label("/s ")
                    .value(msgs)
                    .label(" msgs");
        }
        return new Line()
                .label(name)
                .label("Msgs: ")
                .value(msgs)
                .label("  Bytes: ")
                .value(bytes)
                .label("  Msgs/Sec: ")
                .add(rate, Style.STRONG)
                .label("  Bytes/Sec: ")
                .add(bytesPerSecond, Style.STRONG);
    }

    private static LabeledValues facts(ConnInfo conn, TopState state) {
        Long pending = conn.pendingBytes();
        LabeledValues facts = new LabeledValues();
        facts.add("Pending", bytes(pending, state), pending != null && pending > 0 ? Style.WARN : Style.PLAIN);
        facts.add("RTT", RoundTripText.of(conn.rtt(), state.settings().raw()));
        facts.add("Idle", text(conn.idle()));
        facts.add("Uptime", text(conn.uptime()));
        facts.add("Host", text(conn.ip()) + ":" + (conn.port() == null ? "-" : conn.port()));
        facts.add("Client", (text(conn.lang(), "") + " " + text(conn.version(), "")).strip());
        facts.add("Account", account(conn));
        facts.add("User", text(conn.authorizedUser()));
        facts.add("TLS", tls(conn));
        facts.add("Kind", (text(conn.kind(), "") + " " + text(conn.type(), "")).strip());
        facts.add(
                "Subs",
                conn.subscriptions() == null ? "-" : conn.subscriptions().toString());
        facts.add("Stalls", ServerVersion.STALLS.counted(conn.stalls(), ServerVersion.of(state)));
        facts.add("Started", Times.second(conn.start()));
        facts.add("Active", Times.second(conn.lastActivity()));
        return facts;
    }

    /** The account of a connection. It was requested, but servers omit the global one. */
    private static String account(ConnInfo conn) {
        if (conn.stop() != null && conn.account() == null) {
            return Quantity.UNKNOWN;
        }
        return text(conn.account(), "$G");
    }

    private static String tls(ConnInfo conn) {
        if (conn.tlsVersion() == null) {
            return "no";
        }
        return (conn.tlsVersion() + " " + text(conn.tlsCipherSuite(), "")).strip();
    }

    private static String bytes(@Nullable Long bytes, TopState state) {
        if (bytes == null) {
            return Quantity.UNKNOWN;
        }
        return state.settings().raw() ? bytes + " B" : Quantity.bytesWithUnit(Quantity.unsigned(bytes));
    }

    private static String text(@Nullable String text) {
        return text(text, Quantity.UNKNOWN);
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
