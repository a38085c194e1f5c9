package io.topz.top.view;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.top.format.Graph;
import io.topz.top.format.Quantity;
import io.topz.top.rate.Rates;
import io.topz.top.rate.Trend;
import io.topz.top.state.Feed;
import io.topz.top.state.Snapshot;
import io.topz.top.state.Tab;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import io.topz.top.table.Figures.Unit;
import io.topz.top.table.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The server: what nats-top shows, in its words, with the views, the address and graphs at the right, and JetStream's totals below.
 * Small screens get three short lines.
 */
final class HeaderRegion {

    /** Where the graphs begin: behind the longest usual line of traffic. */
    private static final int GRAPH_AT = 78;

    private static final int MIN_GRAPH = 12;
    private static final int MAX_GRAPH = 60;

    private HeaderRegion() {}

    static void draw(Canvas canvas, TopState state, Snapshot snapshot, Regions regions) {
        List<Line> lines = regions.compact() ? compact(state, snapshot) : natsTop(state, snapshot);
        int rows = Math.min(lines.size(), regions.header());
        for (int row = 0; row < rows; row++) {
            int end = lines.get(row).draw(canvas, 0, row);
            if (row == 0) {
                end = Badge.draw(canvas, state.settings(), end, row);
                TabBar bar = TabBar.of(state.page().tab(), canvas.columns() - end - 2);
                bar.line().drawRight(canvas, end + 2, row);
            } else if (row == 1 && !regions.compact()) {
                new Line().add(state.settings().source(), Style.QUIET).drawRight(canvas, end + 2, row);
            } else if (!regions.compact()) {
                drawGraph(canvas, state.feed(), row, end);
            }
        }
    }

    /** The view that the view bar has at a column of the first line, null for none. */
    static @Nullable Tab tabAt(TopState state, Snapshot snapshot, Regions regions, int column) {
        Line first = (regions.compact() ? compact(state, snapshot) : natsTop(state, snapshot)).get(0);
        int columns = state.size().columns();
        int end = Badge.end(columns, state.settings(), Math.min(first.width(), columns));
        TabBar bar = TabBar.of(state.page().tab(), columns - end - 2);
        int from = columns - bar.width();
        return from >= end + 2 && column >= from ? bar.at(column - from) : null;
    }

    /** nats-top's lines; what is not known is a dash. */
    static List<Line> natsTop(TopState state, Snapshot snapshot) {
        Varz varz = snapshot.sample().varz();
        boolean raw = state.settings().raw();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line()
                .label("NATS server version ")
                .add(text(varz.version()), Style.STRONG)
                .label(" (uptime: ")
                .value(text(varz.uptime()))
                .label(")"));
        lines.add(new Line().label("Server: ").add(serverName(varz), Style.STRONG));
        lines.add(new Line().label("  ID:   ").value(text(varz.serverId())));
        lines.add(load(varz));
        Rates rates = snapshot.rates();
        Mark mark = state.settings().mark();
        Varz then = mark == null ? null : mark.varz();
        String inMsgs = total(then, varz, Varz::inMsgs, Unit.COUNT, raw);
        String inBytes = total(then, varz, Varz::inBytes, Unit.BYTES, raw);
        lines.add(traffic("  In:   ", inMsgs, inBytes, rates.inMsgs(), rates.inBytes(), raw));
        String outMsgs = total(then, varz, Varz::outMsgs, Unit.COUNT, raw);
        String outBytes = total(then, varz, Varz::outBytes, Unit.BYTES, raw);
        lines.add(traffic("  Out:  ", outMsgs, outBytes, rates.outMsgs(), rates.outBytes(), raw));
        Jsz jsz = snapshot.sample().jsz();
        if (jsz != null) {
            lines.add(jetStream(jsz, raw));
        }
        return lines;
    }

    private static Line load(Varz varz) {
        Long slow = varz.slowConsumers();
        return new Line()
                .label("  Load: CPU:  ")
                .value(cpu(varz))
                .label("  Memory: ")
                .value(Figures.total(varz.mem(), Unit.BYTES, false))
                .label("  Slow Consumers: ")
                .add(slow == null ? Quantity.UNKNOWN : slow.toString(), isSome(slow) ? Style.WARN : Style.PLAIN);
    }

    /** The number, or how it changed since the mark if it is still the same start of the server. */
    private static String total(
            @Nullable Varz then, Varz now, Function<Varz, @Nullable Long> value, Unit unit, boolean raw) {
        Long current = value.apply(now);
        if (then == null) {
            return Figures.total(current, unit, raw);
        }
        boolean sameRun = Objects.equals(then.serverId(), now.serverId()) && Objects.equals(then.start(), now.start());
        Long before = sameRun ? value.apply(then) : Long.valueOf(0);
        Long change = current == null || before == null ? null : Long.valueOf(current - before);
        return Figures.difference(change, unit, raw);
    }

    private static Line traffic(
            String name,
            String msgs,
            String bytes,
            @Nullable Double msgsRate,
            @Nullable Double bytesRate,
            boolean raw) {
        return new Line()
                .label(name)
                .label("Msgs: ")
                .value(msgs)
                .label("  Bytes: ")
                .value(bytes)
                .label("  Msgs/Sec: ")
                .add(msgsRate == null ? Quantity.UNKNOWN : Quantity.oneDecimal(msgsRate), Style.STRONG)
                .label("  Bytes/Sec: ")
                .add(Figures.rate(bytesRate, Unit.BYTES, raw), Style.STRONG);
    }

    private static Line jetStream(Jsz jsz, boolean raw) {
        return new Line()
                .label("  JetStream: Streams: ")
                .value(Figures.total(jsz.streams(), Unit.COUNT, raw))
                .label("  Consumers: ")
                .value(Figures.total(jsz.consumers(), Unit.COUNT, raw))
                .label("  Msgs: ")
                .value(Figures.total(jsz.messages(), Unit.COUNT, raw))
                .label("  Bytes: ")
                .value(Figures.total(jsz.bytes(), Unit.BYTES, raw));
    }

    private static void drawGraph(Canvas canvas, Feed feed, int row, int end) {
        int from = Math.max(GRAPH_AT, end + 3);
        int columns = Math.min(MAX_GRAPH, canvas.columns() - from - " max 1023.9K".length());
        if (columns < MIN_GRAPH) {
            return;
        }
        if (row == 3) {
            canvas.put(from, row, "messages per second, last " + columns + " polls", Style.QUIET);
        } else if (row == 4 || row == 5) {
            Trend trend = row == 4 ? feed.in() : feed.out();
            int at = canvas.put(from, row, Graph.bars(trend.last(columns), columns), Style.GRAPH);
            double highest = Graph.highest(trend.last(columns));
            if (highest > 0) {
                canvas.put(at, row, " max " + Quantity.count(highest), Style.QUIET);
            }
        }
    }

    private static List<Line> compact(TopState state, Snapshot snapshot) {
        Varz varz = snapshot.sample().varz();
        Rates rates = snapshot.rates();
        Line server = new Line()
                .label("NATS ")
                .add(text(varz.version()), Style.STRONG)
                .value(" " + serverName(varz))
                .label(" up ")
                .value(text(varz.uptime()));
        Line load = new Line()
                .label("CPU ")
                .value(cpu(varz))
                .label(" Mem ")
                .value(Figures.total(varz.mem(), Unit.BYTES, false))
                .label(" Slow ")
                .add(Figures.total(varz.slowConsumers(), Unit.COUNT, false), slowStyle(varz))
                .label(" Conns ")
                .value(Figures.total(
                        varz.connections(), Unit.COUNT, state.settings().raw()));
        Jsz jsz = snapshot.sample().jsz();
        if (jsz != null && state.size().columns() >= 60) {
            load.label(" Streams ")
                    .value(Figures.total(jsz.streams(), Unit.COUNT, false))
                    .label(" Msgs ")
                    .value(Figures.total(jsz.messages(), Unit.COUNT, false));
        }
        Line traffic = new Line();
        flow(traffic, "In ", rates.inMsgs(), rates.inBytes());
        flow(traffic, " Out ", rates.outMsgs(), rates.outBytes());
        return List.of(server, load, traffic);
    }

    private static void flow(Line line, String name, @Nullable Double msgs, @Nullable Double bytes) {
        line.label(name).add(Figures.rate(msgs, Unit.COUNT, false), Style.STRONG);
        line.label(msgs == null ? "" : "/s");
        if (bytes != null) {
            line.label(" ")
                    .add(Figures.rate(bytes, Unit.BYTES, false), Style.STRONG)
                    .label("B/s");
        }
    }

    private static Style slowStyle(Varz varz) {
        return isSome(varz.slowConsumers()) ? Style.WARN : Style.PLAIN;
    }

    private static boolean isSome(@Nullable Long count) {
        return count != null && count != 0;
    }

    private static String cpu(Varz varz) {
        return varz.cpu() == null ? Quantity.UNKNOWN : Quantity.oneDecimal(varz.cpu()) + "%";
    }

    /** A server without a name of its own is called by its id; nats-top then leaves the name out. */
    private static String serverName(Varz varz) {
        String name = varz.serverName();
        return name == null || Objects.equals(name, varz.serverId()) ? "" : name;
    }

    private static String text(@Nullable String text) {
        return text == null ? Quantity.UNKNOWN : text;
    }
}
