package io.topz.top.view;

import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.jetstream.StreamKey;
import io.topz.metrics.jetstream.StreamLimit;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.jetstream.StreamVerdict;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.TopState;
import io.topz.top.table.Compared;
import io.topz.top.table.Figures;
import io.topz.top.table.Limits;
import io.topz.top.table.Look;
import io.topz.top.table.PlacementColumns;
import io.topz.top.table.StreamColumns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The region of one stream: its traffic, its fill level, its configuration, and its mirror and sources. */
final class StreamRegion {

    private StreamRegion() {}

    static List<Line> content(TopState state, StreamKey key) {
        List<Line> lines = new ArrayList<>();
        StreamRow row = state.stream(key);
        Line title = new Line()
                .label("Stream ")
                .add(key.stream(), Style.STRONG)
                .label("  account ")
                .value(key.account());
        lines.add(title);
        if (row == null) {
            title.add("  not known to the server (any more)", Style.QUIET);
            return lines;
        }
        StreamVerdict verdict = StreamVerdict.of(row);
        title.add("  " + verdict.word(), TableRegion.style(StreamColumns.tone(verdict)));
        if (row.config() != null && row.config().description() != null) {
            title.add("  " + row.config().description(), Style.QUIET);
        }
        if (row.lost() != null) {
            lines.add(new Line().add(" " + row.lost() + " MESSAGES LOST to damaged files ", Style.ALARM));
        }
        int columns = state.size().columns();
        lines.addAll(rates(row, state.settings().look(), columns));
        row.limits().forEach(limit -> lines.add(limit(limit)));
        lines.addAll(facts(row, state.settings().raw()).lines(columns));
        if (row.detail().mirror() != null) {
            lines.add(source("Mirror of ", row.detail().mirror()));
        }
        if (row.detail().sources() != null) {
            row.detail().sources().forEach(source -> lines.add(source("Source ", source)));
        }
        return lines;
    }

    private static List<Line> rates(StreamRow row, Look look, int columns) {
        boolean raw = look.raw();
        return new Flow(columns)
                .add(
                        "Msgs",
                        Compared.totalText(stream -> stream.state().messages(), row, look, Unit.COUNT),
                        Style.PLAIN)
                .add("Bytes", Compared.totalText(stream -> stream.state().bytes(), row, look, Unit.BYTES), Style.PLAIN)
                .add("In/Sec", Compared.rateText(stream -> stream.rates().in(), row, look, Unit.COUNT), Style.STRONG)
                .add("Msgs Growth/Sec", Figures.change(row.trend().messages(), Unit.COUNT, raw), Style.STRONG)
                .add("Bytes Growth/Sec", Figures.change(row.trend().bytes(), Unit.BYTES, raw), Style.STRONG)
                .lines();
    }

    private static Line limit(StreamLimit limit) {
        Style style = TableRegion.style(Limits.tone(limit));
        String max = switch (limit.kind()) {
            case MSGS -> Quantity.grouped(limit.max()) + " msgs";
            case BYTES -> Quantity.bytesWithUnit(Quantity.unsigned(limit.max()));
            case AGE -> Times.age(Duration.ofNanos(limit.max())) + " of age";
            case ACCOUNT, SERVER ->
                Quantity.bytesWithUnit(Quantity.unsigned(limit.max())) + " of the "
                        + limit.kind().word();
        };
        String share = limit.share() == null ? Quantity.UNKNOWN : Quantity.wholePercent(limit.share());
        return new Line()
                .label("  Limit: ")
                .add(Bar.of(limit.share()), style == Style.PLAIN ? Style.GRAPH : style)
                .add(" " + share, style == Style.PLAIN ? Style.STRONG : style)
                .label(" of ")
                .value(max)
                .add("  " + forecast(limit), style);
    }

    /** The time when the limit will be reached, and the consequence. */
    private static String forecast(StreamLimit limit) {
        boolean ages = limit.kind() == StreamLimit.Kind.AGE;
        String then = limit.rejects() ? "rejects new messages" : ages ? "the oldest expire" : "drops the oldest";
        return switch (limit.full().kind()) {
            case NOW -> (ages ? "" : "full: ") + then;
            case IN -> (ages ? "in " : "full in ") + limit.full().text() + (ages ? " " : ", then ") + then;
            case NEVER -> "does not grow";
            case UNKNOWN -> "no forecast yet";
        };
    }

    private static LabeledValues facts(StreamRow row, boolean raw) {
        StreamState state = row.state();
        StreamConfig config = row.config();
        LabeledValues facts = new LabeledValues();
        facts.add("Subjects", subjects(config));
        facts.add("Storage", config == null ? "" : text(config.storage()));
        facts.add("Retention", config == null ? "" : text(config.retention()));
        facts.add("Discard", config == null ? "" : text(config.discard()));
        if (PlacementColumns.isClustered(row.detail().cluster())) {
            facts.add(
                    "Leader", PlacementColumns.leader(row.origin(), row.detail().cluster()), leaderStyle(row));
            facts.add("Replicas", Replicas.text(row.origin(), row.detail().cluster()));
        }
        facts.add("First", sequence(state.firstSeq()) + age(row.firstAge()));
        facts.add("Last", sequence(state.lastSeq()) + age(row.lastAge()));
        facts.add("Subjects stored", Figures.total(row.subjects(), Unit.COUNT, raw));
        facts.add(
                "Deleted", state.numDeleted() == null ? "0" : state.numDeleted().toString());
        facts.add("Per subject", limit(config == null ? null : config.maxMsgsPerSubject()));
        facts.add("Msg size", limit(config == null ? null : config.maxMsgSize()));
        facts.add("Duplicates", config == null ? "" : duration(config.duplicateWindow()));
        facts.add("Created", Times.second(row.detail().created()));
        if (config != null && Boolean.TRUE.equals(config.sealed())) {
            facts.add("Sealed", "yes: takes no messages", Style.WARN);
        }
        return facts;
    }

    private static Style leaderStyle(StreamRow row) {
        return row.origin().isLeader() ? Style.PLAIN : Style.WARN;
    }

    private static String subjects(@Nullable StreamConfig config) {
        if (config == null) {
            return "";
        }
        return config.subjects() == null ? "none" : String.join(" ", config.subjects());
    }

    private static Line source(String word, StreamSourceInfo source) {
        Line line = new Line()
                .label("  " + word)
                .add(text(source.name()), Style.STRONG)
                .label("  lag ")
                .value(Figures.total(source.lag(), Unit.COUNT, false))
                .label("  heard of ")
                .value(
                        source.active() == null
                                ? Quantity.UNKNOWN
                                : source.active() < 0 ? "never" : duration(source.active()) + " ago");
        if (source.filterSubject() != null) {
            line.label("  filter ").value(source.filterSubject());
        }
        if (source.error() != null) {
            line.add("  " + source.error().path("description").asText("error"), Style.BAD);
        }
        return line;
    }

    private static String age(@Nullable Duration age) {
        return age == null ? "" : "  " + Times.age(age) + " ago";
    }

    private static String sequence(@Nullable Long sequence) {
        return sequence == null ? Quantity.UNKNOWN : Quantity.grouped(sequence);
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
