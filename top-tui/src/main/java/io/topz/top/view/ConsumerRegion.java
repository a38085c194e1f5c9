package io.topz.top.view;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.metrics.jetstream.ConsumerKey;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.TopState;
import io.topz.top.table.Compared;
import io.topz.top.table.ConsumerColumns;
import io.topz.top.table.Figures;
import io.topz.top.table.Look;
import io.topz.top.table.PlacementColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The region of one consumer: its verdict with the reason, its traffic and its configuration. */
final class ConsumerRegion {

    /** The number of screen rows from which whole sentences are shown. */
    private static final int ROOMY = 18;

    private ConsumerRegion() {}

    static List<Line> content(TopState state, ConsumerKey key) {
        List<Line> lines = new ArrayList<>();
        ConsumerRow row = state.jetStream().consumer();
        Line title = new Line()
                .label("Consumer ")
                .add(key.consumer(), Style.STRONG)
                .label(" of stream ")
                .add(key.stream().stream(), Style.STRONG)
                .label("  account ")
                .value(key.stream().account());
        lines.add(title);
        if (row == null) {
            title.add("  not known to the server (any more)", Style.QUIET);
            return lines;
        }
        if (row.config() != null && row.config().description() != null) {
            title.add("  " + row.config().description(), Style.QUIET);
        }
        int columns = state.size().columns();
        List<Line> verdict = verdict(row, columns);
        // On small screens the numbers matter more than the explanation of the verdict.
        lines.addAll(state.size().rows() < ROOMY ? verdict.subList(0, 1) : verdict);
        lines.addAll(numbers(row, state.settings().look(), columns));
        lines.addAll(facts(row).lines(columns));
        return lines;
    }

    private static List<Line> verdict(ConsumerRow row, int columns) {
        Style style = TableRegion.style(ConsumerColumns.tone(row.verdict()));
        List<Line> lines = new ArrayList<>();
        String word = "  " + row.verdict().word();
        for (String part : Wrapping.wrap(row.verdict().rule(), columns - word.length() - 2)) {
            Line line = new Line();
            if (lines.isEmpty()) {
                line.add(word, style == Style.PLAIN ? Style.STRONG : style).label(": ");
            } else {
                line.label(" ".repeat(word.length() + 2));
            }
            lines.add(line.value(part));
        }
        return lines;
    }

    private static List<Line> numbers(ConsumerRow row, Look look, int columns) {
        ConsumerInfo info = row.info();
        Forecast drained = row.drained();
        boolean raw = look.raw();
        return new Flow(columns)
                .add("Lag", Compared.totalText(ConsumerRow::lag, row, look, Unit.COUNT), Style.STRONG)
                .add("Change/Sec", Figures.change(row.trend().lag(), Unit.COUNT, raw), Style.STRONG)
                .add(
                        "Drained in",
                        drained.kind() == Forecast.Kind.NOW ? "nothing to drain" : drained.text(),
                        Style.STRONG)
                .add(
                        "Delivered/Sec",
                        Compared.rateText(consumer -> consumer.rates().delivered(), row, look, Unit.COUNT),
                        Style.PLAIN)
                .add(
                        "Acked/Sec",
                        Compared.rateText(consumer -> consumer.rates().acked(), row, look, Unit.COUNT),
                        Style.PLAIN)
                .add("Ack pending", ConsumerColumns.ackPending(row, look), Style.PLAIN)
                .add(
                        "Redelivered",
                        Compared.totalText(consumer -> consumer.info().numRedelivered(), row, look, Unit.COUNT),
                        Style.PLAIN)
                .add("Waiting pulls", Compared.totalText(ConsumerRow::waiting, row, look, Unit.COUNT), Style.PLAIN)
                .add("Last delivery", ConsumerColumns.last(row.lastDelivery(), info.delivered()), Style.PLAIN)
                .add("Last ack", ConsumerColumns.last(row.lastAck(), info.ackFloor()), Style.PLAIN)
                .lines();
    }

    private static LabeledValues facts(ConsumerRow row) {
        ConsumerInfo info = row.info();
        LabeledValues facts = new LabeledValues();
        facts.add("Type", ConsumerColumns.type(row));
        ConsumerConfig config = row.config();
        if (config != null) {
            addConfig(facts, config, info);
        }
        facts.add("Delivered", position(info.delivered()));
        facts.add("Ack floor", position(info.ackFloor()));
        if (PlacementColumns.isClustered(info.cluster())) {
            Style style = row.origin().isLeader() ? Style.PLAIN : Style.WARN;
            facts.add("Leader", PlacementColumns.leader(row.origin(), info.cluster()), style);
            facts.add("Replicas", Replicas.text(row.origin(), info.cluster()));
        }
        facts.add("Created", Times.second(info.created()));
        return facts;
    }

    private static void addConfig(LabeledValues facts, ConsumerConfig config, ConsumerInfo info) {
        facts.add("Filter", filter(config));
        facts.add("Ack policy", text(config.ackPolicy()));
        facts.add("Ack wait", duration(config.ackWait()));
        facts.add("Max deliver", limit(config.maxDeliver()));
        facts.add("Deliver policy", text(config.deliverPolicy()));
        facts.add("Replay", text(config.replayPolicy()));
        if (config.deliverSubject() != null) {
            facts.add("Deliver to", config.deliverSubject());
            facts.add("Subscribed", Boolean.TRUE.equals(info.pushBound()) ? "yes" : "no");
            facts.add("Queue group", config.deliverGroup() == null ? "none" : config.deliverGroup());
        } else {
            facts.add("Max waiting", limit(config.maxWaiting()));
        }
        if (config.inactiveThreshold() != null) {
            facts.add("Goes when idle for", duration(config.inactiveThreshold()));
        }
        if (info.pauseRemaining() != null) {
            facts.add("Goes on in", duration(info.pauseRemaining()), Style.WARN);
        }
    }

    private static String filter(ConsumerConfig config) {
        if (config.filterSubjects() != null && !config.filterSubjects().isEmpty()) {
            return String.join(" ", config.filterSubjects());
        }
        return config.filterSubject() == null ? "none" : config.filterSubject();
    }

    /** A position in the stream, with the number of the delivery. */
    private static String position(@Nullable SequenceInfo sequence) {
        if (sequence == null || sequence.streamSeq() == null || sequence.consumerSeq() == null) {
            return "";
        }
        return "seq " + Quantity.grouped(sequence.streamSeq()) + ", its " + Quantity.grouped(sequence.consumerSeq());
    }

    private static String duration(@Nullable Long nanos) {
        return nanos == null ? "" : Times.age(Duration.ofNanos(nanos));
    }

    private static String limit(@Nullable Long max) {
        return max == null ? "" : max <= 0 ? "no limit" : Quantity.grouped(max);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
