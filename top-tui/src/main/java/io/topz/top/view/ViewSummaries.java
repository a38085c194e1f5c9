package io.topz.top.view;

import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.Churn;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.Grouping;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Figures;
import io.topz.top.table.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines above the tables of views and pages. */
final class ViewSummaries {

    /** The largest number of reasons that are shown. */
    private static final int REASONS = 6;

    /** The number of screen rows from which the reasons are shown. */
    private static final int ROOMY = 18;

    private ViewSummaries() {}

    /** The limits of the server for slow consumers, and its slow consumer count. */
    static List<Line> cutLimits(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot == null || state.size().rows() < ROOMY) {
            return List.of();
        }
        Varz varz = snapshot.sample().varz();
        CutLimits limits = CutLimits.of(varz);
        Flow flow = new Flow(state.size().columns())
                .add("Max Pending", Figures.total(limits.maxPending(), Unit.BYTES, false), Style.PLAIN)
                .add(
                        "Write Deadline",
                        limits.writeDeadline() == null ? Quantity.UNKNOWN : Times.interval(limits.writeDeadline()),
                        Style.PLAIN)
                .add("Slow Consumers", Figures.total(varz.slowConsumers(), Unit.COUNT, false), Style.STRONG);
        if (varz.stalledClients() != null) {
            flow.add("Stalled Clients", Figures.total(varz.stalledClients(), Unit.COUNT, false), Style.PLAIN);
        }
        List<Line> lines = new ArrayList<>(flow.lines());
        lines.addAll(StreamingRegion.trouble(state));
        return lines;
    }

    static List<Line> group(Grouping grouping, String label) {
        return List.of(
                new Line().label("Connections with " + grouping.word() + " ").add(label, Style.STRONG));
    }

    static List<Line> closedConnections(FlapRow client) {
        return List.of(new Line()
                .label("Closed connections of ")
                .add(client.name(), Style.STRONG)
                .label(" from ")
                .value(client.ip())
                .label("  account ")
                .value(client.account()));
    }

    static List<Line> changes(TopState state) {
        Mark mark = state.settings().mark();
        if (mark == null) {
            return List.of(new Line().add("There is no mark: m marks this moment.", Style.WARN));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line().label("Since the mark at ").add(Times.second(mark.at()), Style.STRONG));
        Long total = state.open().total();
        if (total != null && total > state.open().all().size()) {
            lines.add(
                    new Line().add("not every connection is polled (n): those beyond seem to come and go", Style.WARN));
        }
        return lines;
    }

    static List<Line> churn(TopState state) {
        Churn churn = state.churn();
        List<Line> lines = new ArrayList<>(new Flow(state.size().columns())
                .add("Opened/Sec", Figures.rate(churn.opened(), Unit.COUNT, false), Style.STRONG)
                .add("Closed/Sec", Figures.rate(churn.closed(), Unit.COUNT, false), Style.STRONG)
                .add("Remembered", Integer.toString(churn.remembered()), Style.PLAIN)
                .add(
                        "Mean Lifetime",
                        churn.lifetime() == null ? Quantity.UNKNOWN : Times.age(churn.lifetime()),
                        Style.PLAIN)
                .lines());
        if (state.size().rows() >= ROOMY) {
            addReasons(lines, churn);
        }
        return lines;
    }

    private static void addReasons(List<Line> lines, Churn churn) {
        int shown = 0;
        for (Map.Entry<String, Integer> reason : churn.reasons().entrySet()) {
            if (shown++ == REASONS) {
                lines.add(
                        new Line().add("  and " + (churn.reasons().size() - REASONS) + " other reasons", Style.QUIET));
                return;
            }
            double share = reason.getValue() / (double) Math.max(1, churn.remembered());
            lines.add(new Line()
                    .add("  " + Bar.of(share) + " ", Style.GRAPH)
                    .add(String.format("%5d ", reason.getValue()), Style.STRONG)
                    .value(reason.getKey()));
        }
    }

    static List<Line> interest(TopState state) {
        Subsz subsz = state.interest();
        if (subsz == null) {
            return List.of();
        }
        return new Flow(state.size().columns())
                .add("Subscriptions", Figures.total(subsz.numSubscriptions(), Unit.COUNT, false), Style.STRONG)
                .add("Cache Hits", percent(subsz.cacheHitRate()), Style.PLAIN)
                .add("Max Fanout", Figures.total(subsz.maxFanout(), Unit.COUNT, false), Style.PLAIN)
                .add(
                        "Mean Fanout",
                        subsz.avgFanout() == null ? Quantity.UNKNOWN : Quantity.oneDecimal(subsz.avgFanout()),
                        Style.PLAIN)
                .add("Look-ups", Figures.total(subsz.numMatches(), Unit.COUNT, false), Style.PLAIN)
                .lines();
    }

    private static String percent(@Nullable Double share) {
        return share == null ? Quantity.UNKNOWN : Quantity.wholePercent(share);
    }
}
