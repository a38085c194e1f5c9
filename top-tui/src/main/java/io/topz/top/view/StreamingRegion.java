package io.topz.top.view;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import io.topz.metrics.catalog.SlowConsumerMetrics;
import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.streaming.LocatedConnection;
import io.topz.metrics.streaming.StreamingClientRow;
import io.topz.metrics.streaming.StreamingServerRow;
import io.topz.metrics.streaming.StreamingVerdict;
import io.topz.metrics.streaming.SubscriberKey;
import io.topz.metrics.streaming.SubscriberKind;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.format.RoundTripText;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import io.topz.top.table.SubscriberColumns;
import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines about NATS Streaming above its tables: the server, one channel, one subscriber, or one client. */
final class StreamingRegion {

    /** The number of screen rows from which the server is described. */
    private static final int ROOMY = 18;

    private static final String STANDBY = "FT_STANDBY";

    private StreamingRegion() {}

    /** The streaming server: its identity, totals and rates. */
    static List<Line> server(TopState state) {
        StreamingServerRow server = state.streaming().server();
        if (server == null) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        if (state.size().rows() >= ROOMY) {
            lines.addAll(totals(server, state));
        }
        Serverz serverz = server.serverz();
        if (STANDBY.equals(serverz.state())) {
            lines.add(new Line()
                    .add("a standby: the active server of the group has the channels; name its port", Style.WARN));
        } else if (!server.isLeader()) {
            lines.add(new Line().add("seen on a " + role(serverz) + ": " + withoutLeader(state), Style.WARN));
        }
        return lines;
    }

    private static String withoutLeader(TopState state) {
        return state.neighbours().isEmpty()
                ? "name the leader, too (--url), whose numbers count"
                : "no named server leads it, so the numbers may be old";
    }

    private static List<Line> totals(StreamingServerRow server, TopState state) {
        Serverz serverz = server.serverz();
        Storez storez = server.storez();
        boolean raw = state.settings().look().raw();
        return new Flow(state.size().columns())
                .add("Streaming", text(serverz.clusterId()) + " " + mode(serverz), Style.STRONG)
                .add("Version", text(serverz.version()), Style.PLAIN)
                .add("Store", storez == null ? Quantity.UNKNOWN : text(storez.type()), Style.PLAIN)
                .add("Clients", Figures.total(serverz.clients(), Unit.COUNT, raw), Style.STRONG)
                .add("Channels", Figures.total(serverz.channels(), Unit.COUNT, raw), Style.STRONG)
                .add("Subs", Figures.total(serverz.subscriptions(), Unit.COUNT, raw), Style.STRONG)
                .add("Msgs", Figures.total(serverz.totalMsgs(), Unit.COUNT, raw), Style.STRONG)
                .add("Bytes", Figures.total(serverz.totalBytes(), Unit.BYTES, raw), Style.STRONG)
                .add("In/Sec", Figures.rate(server.rates().inMsgs(), Unit.COUNT, raw), Style.STRONG)
                .add("Out/Sec", Figures.rate(server.rates().outMsgs(), Unit.COUNT, raw), Style.STRONG)
                .lines();
    }

    private static String mode(Serverz serverz) {
        return serverz.role() == null || serverz.role().isEmpty()
                ? text(serverz.state()).toLowerCase(Locale.ROOT)
                : role(serverz) + (serverz.nodeId() == null ? "" : " " + serverz.nodeId());
    }

    private static String role(Serverz serverz) {
        return text(serverz.role()).toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String text) {
        return text == null ? Quantity.UNKNOWN : text;
    }

    /** The numbers of subscribers and channels that need attention; nothing if there are none. */
    static List<Line> trouble(TopState state) {
        if (state.streaming().server() == null) {
            return List.of();
        }
        Flow flow = new Flow(state.size().columns());
        boolean any = false;
        List<SubscriberRow> subscribers =
                state.tables().of(TableSpec.SUBSCRIBERS).all();
        for (StreamingVerdict verdict : StreamingVerdict.values()) {
            long count =
                    subscribers.stream().filter(row -> row.verdict() == verdict).count();
            if (verdict.needsAttention() && count > 0) {
                flow.add(any ? verdict.word() : "Streaming subscribers " + verdict.word(), "" + count, Style.WARN);
                any = true;
            }
        }
        long full = state.tables().of(TableSpec.CHANNELS).all().stream()
                .filter(ChannelRow::isNearlyFull)
                .count();
        if (full > 0) {
            flow.add(any ? "channels nearly full" : "Streaming channels nearly full", "" + full, Style.WARN);
        }
        return any || full > 0 ? flow.lines() : List.of();
    }

    /** One channel. */
    static List<Line> channel(TopState state, String name) {
        Line title = new Line().label("Channel ").add(name, Style.STRONG);
        ChannelRow row = find(state, TableSpec.CHANNELS, one -> one.name().equals(name));
        if (row == null) {
            return unknown(title);
        }
        boolean raw = state.settings().look().raw();
        List<Line> lines = new ArrayList<>(List.of(title));
        lines.addAll(new Flow(state.size().columns())
                .add("Messages", Figures.total(row.channel().msgs(), Unit.COUNT, raw), Style.STRONG)
                .add("Bytes", Figures.total(row.channel().bytes(), Unit.BYTES, raw), Style.STRONG)
                .add("First", sequence(row.channel().firstSeq()), Style.PLAIN)
                .add("Last", sequence(row.channel().lastSeq()), Style.PLAIN)
                .add("In/Sec", Figures.rate(row.activity().now(), Unit.COUNT, raw), Style.STRONG)
                .add("Full", row.full() == null ? "no limit" : Quantity.wholePercent(row.full()), Style.PLAIN)
                .lines());
        return lines;
    }

    /** One subscriber, with the reason of its verdict. */
    static List<Line> subscriber(TopState state, SubscriberKey key) {
        Line title = new Line()
                .label("Subscriber ")
                .add(key.kind() == SubscriberKind.PLAIN ? key.kind().word() : key.name(), Style.STRONG)
                .label(" of channel ")
                .add(key.channel(), Style.STRONG);
        SubscriberRow row = find(state, TableSpec.SUBSCRIBERS, one -> one.key().equals(key));
        if (row == null) {
            return unknown(title);
        }
        List<Line> lines = new ArrayList<>(List.of(title));
        addRule(lines, state, row.verdict());
        boolean raw = state.settings().look().raw();
        lines.addAll(new Flow(state.size().columns())
                .add("Lag", Figures.total(row.lag(), Unit.COUNT, raw), Style.STRONG)
                .add("Drained in", row.drained().text(), Style.PLAIN)
                .add("Pending", Figures.total(row.pending(), Unit.COUNT, raw), Style.STRONG)
                .add("Max in flight", Figures.total(row.maxInflight(), Unit.COUNT, raw), Style.PLAIN)
                .add("Last sent", sequence(row.lastSent()), Style.PLAIN)
                .add("Ack wait", row.ackWait() == null ? Quantity.UNKNOWN : Times.age(row.ackWait()), Style.PLAIN)
                .add("Online", row.online().size() + " of " + row.members().size(), Style.PLAIN)
                .lines());
        return lines;
    }

    /** One client, with its NATS connection. */
    static List<Line> client(TopState state, String id) {
        Line title = new Line().label("Client ").add(id, Style.STRONG);
        StreamingClientRow row =
                find(state, TableSpec.STREAMING_CLIENTS, one -> one.id().equals(id));
        if (row == null) {
            return unknown(title);
        }
        List<Line> lines = new ArrayList<>(List.of(title));
        addRule(lines, state, row.verdict());
        lines.addAll(row.connection() == null ? List.of(missing(row)) : connection(row.connection(), state));
        return lines;
    }

    private static <R> @Nullable R find(TopState state, TableSpec<R> table, Predicate<R> condition) {
        return state.tables().of(table).all().stream()
                .filter(condition)
                .findFirst()
                .orElse(null);
    }

    private static List<Line> unknown(Line title) {
        return List.of(title.add("  not known to the server (any more)", Style.QUIET));
    }

    /** The verdict with its reason. */
    private static void addRule(List<Line> lines, TopState state, StreamingVerdict verdict) {
        Style style = TableRegion.style(SubscriberColumns.tone(verdict));
        for (String part : Wrapping.wrap(
                verdict.word() + ": " + verdict.rule(), state.size().columns() - 4)) {
            lines.add(new Line().add("  " + part, style));
        }
    }

    private static Line missing(StreamingClientRow row) {
        return row.isGone() == null
                ? new Line()
                        .add(
                                "  its NATS connection is not among those polled: name all NATS servers (--url), raise n",
                                Style.QUIET)
                : new Line().add("  it has no NATS connection", Style.BAD);
    }

    private static List<Line> connection(LocatedConnection located, TopState state) {
        ConnInfo conn = located.conn();
        boolean raw = state.settings().look().raw();
        return new Flow(state.size().columns())
                .add(
                        "Connection",
                        conn.cid() == null ? Quantity.UNKNOWN : Long.toUnsignedString(conn.cid()),
                        Style.STRONG)
                .add("Name", text(conn.name()), Style.PLAIN)
                .add("Host", SlowConsumerMetrics.host(conn), Style.PLAIN)
                .add("Server", text(located.server()), Style.PLAIN)
                .add("Client", (text(conn.lang()) + " " + text(conn.version())), Style.PLAIN)
                .add("RTT", RoundTripText.of(conn.rtt(), raw), Style.PLAIN)
                .add("Pending", Figures.total(conn.pendingBytes(), Unit.BYTES, raw), Style.PLAIN)
                .add("Idle", text(conn.idle()), Style.PLAIN)
                .lines();
    }

    private static String sequence(@Nullable Long sequence) {
        return sequence == null ? Quantity.UNKNOWN : Long.toUnsignedString(sequence);
    }
}
