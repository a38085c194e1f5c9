package io.topz.top.view;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.Budget;
import io.topz.metrics.jetstream.StreamLimit;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Trend;
import io.topz.metrics.text.Graph;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.format.Align;
import io.topz.top.format.Width;
import io.topz.top.state.ServerFeed;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The header: the values that nats-top shows, with its labels, then the address and graphs at the right, the totals of JetStream, and the
 * views below. Small screens get three short lines, with the views in the first.
 */
final class HeaderRegion {

    /** The column where the graphs begin, after the longest usual line of traffic. */
    private static final int GRAPH_AT = 78;

    private static final int MIN_GRAPH = 12;
    private static final int MAX_GRAPH = Trend.MAX_SAMPLES;

    private HeaderRegion() {}

    static void draw(Canvas canvas, TopState state, Snapshot snapshot, Regions regions) {
        List<Line> lines = regions.compact() ? compact(state, snapshot) : full(state, snapshot);
        int rows = Math.min(lines.size(), regions.header());
        for (int row = 0; row < rows; row++) {
            int end = lines.get(row).draw(canvas, 0, row);
            if (row == 0) {
                end = Badge.draw(canvas, state.settings(), end, row);
            }
            if (row == 0 && regions.compact()) {
                ViewBar bar = ViewBar.of(state.views(), state.page().view(), canvas.columns() - end - 2);
                bar.line().drawRight(canvas, end + 2, row);
            } else if (row == 1 && !regions.compact()) {
                new Line().add(state.settings().source(), Style.QUIET).drawRight(canvas, end + 2, row);
            } else if (!regions.compact()) {
                drawGraph(canvas, state.feed(), row, end);
            }
        }
        if (!regions.compact() && regions.header() > lines.size()) {
            ViewBar.of(state.views(), state.page().view(), canvas.columns())
                    .line()
                    .draw(canvas, 0, lines.size());
        }
    }

    /** The view at a position of the view bar, null for none. */
    static @Nullable View viewAt(TopState state, Snapshot snapshot, Regions regions, int column, int row) {
        int columns = state.size().columns();
        if (!regions.compact()) {
            return row == full(state, snapshot).size() && row < regions.header()
                    ? ViewBar.of(state.views(), state.page().view(), columns).at(column)
                    : null;
        }
        if (row != 0 || regions.header() == 0) {
            return null;
        }
        int width = compact(state, snapshot).get(0).width();
        int end = Badge.end(columns, state.settings(), Math.min(width, columns));
        ViewBar bar = ViewBar.of(state.views(), state.page().view(), columns - end - 2);
        int from = columns - bar.width();
        return from >= end + 2 && column >= from ? bar.at(column - from) : null;
    }

    /** The lines of nats-top; an unknown value is a dash. */
    static List<Line> natsTop(TopState state, Snapshot snapshot) {
        return lines(state, snapshot, false);
    }

    /** Lines whose fields keep their positions while their numbers change, with the totals of JetStream. */
    private static List<Line> full(TopState state, Snapshot snapshot) {
        List<Line> lines = lines(state, snapshot, true);
        if (snapshot.sample().jsz() != null) {
            lines.add(jetStream(state, snapshot));
        }
        return lines;
    }

    private static List<Line> lines(TopState state, Snapshot snapshot, boolean still) {
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
        Since since = new Since(state, snapshot);
        lines.add(load(varz, since, still));
        Rates rates = snapshot.rates();
        lines.add(traffic(
                "  In:   ",
                since.counter(Varz::inMsgs, Unit.COUNT),
                since.counter(Varz::inBytes, Unit.BYTES),
                messages(rates.inMsgs()) + since.change(Rates::inMsgs, Unit.COUNT),
                Figures.rate(rates.inBytes(), Unit.BYTES, raw) + since.change(Rates::inBytes, Unit.BYTES),
                still));
        lines.add(traffic(
                "  Out:  ",
                since.counter(Varz::outMsgs, Unit.COUNT),
                since.counter(Varz::outBytes, Unit.BYTES),
                messages(rates.outMsgs()) + since.change(Rates::outMsgs, Unit.COUNT),
                Figures.rate(rates.outBytes(), Unit.BYTES, raw) + since.change(Rates::outBytes, Unit.BYTES),
                still));
        return lines;
    }

    /** A value, padded to the width of its longest usual text if {@code still} is set. */
    private static String still(String value, int width, boolean still) {
        return still && value.length() < width ? Width.fit(value, width, Align.LEFT) : value;
    }

    private static Line load(Varz varz, Since since, boolean still) {
        return new Line()
                .label("  Load: CPU:  ")
                .value(still(since.cpu(), 6, still))
                .label("  Memory: ")
                .value(still(since.level(Varz::mem, Unit.BYTES, false), 7, still))
                .label("  Slow Consumers: ")
                .add(since.slowConsumers(), slowStyle(varz));
    }

    private static String messages(@Nullable Double rate) {
        return rate == null ? Quantity.UNKNOWN : Quantity.oneDecimal(rate);
    }

    private static Line traffic(
            String name, String msgs, String bytes, String msgsRate, String bytesRate, boolean still) {
        return new Line()
                .label(name)
                .label("Msgs: ")
                .value(still(msgs, 7, still))
                .label("  Bytes: ")
                .value(still(bytes, 7, still))
                .label("  Msgs/Sec: ")
                .add(still(msgsRate, 8, still), Style.STRONG)
                .label("  Bytes/Sec: ")
                .add(bytesRate, Style.STRONG);
    }

    private static Line jetStream(TopState state, Snapshot snapshot) {
        Since since = new Since(state, snapshot);
        Line line = new Line()
                .label("  JetStream: Streams: ")
                .value(since.jetStream(Jsz::streams, Unit.COUNT))
                .label("  Consumers: ")
                .value(still(since.jetStream(Jsz::consumers, Unit.COUNT), 3, true))
                .label("  Msgs: ")
                .value(still(since.jetStream(Jsz::messages, Unit.COUNT), 6, true))
                .label("  Bytes: ")
                .value(still(since.jetStream(Jsz::bytes, Unit.BYTES), 6, true));
        Double full = full(snapshot.sample().varz());
        if (full != null) {
            Style style = full >= 1 ? Style.BAD : full >= StreamLimit.NEAR ? Style.WARN : Style.PLAIN;
            line.label("  Full: ").add(Quantity.wholePercent(full), style);
        }
        return line;
    }

    /** The used share of the server's memory or storage for streams, whichever is larger; null without a limit. */
    private static @Nullable Double full(Varz varz) {
        Double memory = Budget.of(varz, true).share();
        Double storage = Budget.of(varz, false).share();
        return memory == null ? storage : storage == null ? memory : Double.valueOf(Math.max(memory, storage));
    }

    private static void drawGraph(Canvas canvas, ServerFeed feed, int row, int end) {
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
        Since since = new Since(state, snapshot);
        Line load = new Line()
                .label("CPU ")
                .value(since.cpu())
                .label(" Mem ")
                .value(since.level(Varz::mem, Unit.BYTES, false))
                .label(" Slow ")
                .add(since.slowConsumers(), slowStyle(varz))
                .label(" Conns ")
                .value(since.level(
                        Varz::connections, Unit.COUNT, state.settings().raw()));
        if (snapshot.sample().jsz() != null && state.size().columns() >= 60) {
            load.label(" Streams ")
                    .value(since.jetStream(Jsz::streams, Unit.COUNT))
                    .label(" Msgs ")
                    .value(since.jetStream(Jsz::messages, Unit.COUNT));
        }
        Line traffic = new Line();
        if (since.isMarked()) {
            marked(traffic, "In ", since.counter(Varz::inMsgs, Unit.COUNT), rates.inMsgs());
            marked(traffic, " Out ", since.counter(Varz::outMsgs, Unit.COUNT), rates.outMsgs());
        } else {
            flow(traffic, "In ", rates.inMsgs(), rates.inBytes());
            flow(traffic, " Out ", rates.outMsgs(), rates.outBytes());
        }
        return List.of(server, load, traffic);
    }

    /** Adds the messages since the mark and the present rate. */
    private static void marked(Line line, String name, String msgs, @Nullable Double rate) {
        line.label(name).value(msgs).label(" ").add(Figures.rate(rate, Unit.COUNT, false) + "/s", Style.STRONG);
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

    /** The name of the server; empty if it is only called by its id, which nats-top omits, too. */
    private static String serverName(Varz varz) {
        String name = varz.serverName();
        return name == null || Objects.equals(name, varz.serverId()) ? "" : name;
    }

    private static String text(@Nullable String text) {
        return text == null ? Quantity.UNKNOWN : text;
    }
}
