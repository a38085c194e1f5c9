package io.topz.metrics.catalog;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.jetstream.StreamLimit;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.jetstream.StreamVerdict;
import io.topz.metrics.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of streams. */
public final class StreamMetrics {

    private static final double NANOS = 1e9;

    public static final Metric<StreamRow> ACCOUNT = Metric.text(
            "account", "account that it belongs to", row -> row.key().account());

    public static final Metric<StreamRow> STREAM =
            Metric.text("stream", "name of the stream", row -> row.key().stream());

    public static final Metric<StreamRow> MESSAGES = Metric.count(
                    "messages", "messages that it holds", of(StreamState::messages))
            .alias("msgs");

    public static final Metric<StreamRow> BYTES = Metric.bytes("bytes", "bytes that it holds", of(StreamState::bytes));

    public static final Metric<StreamRow> FIRST = Metric.counter(
                    "first_seq", "sequence of the first message", of(StreamState::firstSeq))
            .alias("first");

    public static final Metric<StreamRow> LAST = Metric.counter(
                    "last_seq", "sequence of the last message", of(StreamState::lastSeq))
            .alias("last");

    public static final Metric<StreamRow> DELETED =
            Metric.count("deleted", "messages that were deleted in between", StreamMetrics::deleted);

    public static final Metric<StreamRow> SUBJECTS =
            Metric.count("subjects", "different subjects of its messages", StreamRow::subjects);

    public static final Metric<StreamRow> CONSUMERS = Metric.count(
                    "consumers", "consumers", of(StreamState::consumerCount))
            .alias("consumers_of");

    public static final Metric<StreamRow> IN_RATE = Metric.rate(
                    "in_rate",
                    "messages stored per second",
                    Unit.COUNT,
                    (StreamRow row) -> row.rates().in())
            .alias("in", "rate");

    public static final Metric<StreamRow> MESSAGES_TREND = Metric.rate(
                    "messages_trend_rate",
                    "growth of its messages per second, over some seconds",
                    Unit.COUNT,
                    (StreamRow row) -> row.trend().messages())
            .alias("growth");

    public static final Metric<StreamRow> BYTES_TREND = Metric.rate(
                    "bytes_trend_rate",
                    "growth of its bytes per second, over some seconds",
                    Unit.BYTES,
                    (StreamRow row) -> row.trend().bytes())
            .alias("bytes_growth");

    public static final Metric<StreamRow> FULL = Metric.percent(
                    "full_percent", "use of its nearest limit", (StreamRow row) -> share(row.limits().stream()))
            .alias("full");

    public static final Metric<StreamRow> FULL_IN = Metric.forecast(
                    "full_in_seconds",
                    "time until its nearest limit is reached",
                    (StreamRow row) -> StreamLimit.worst(row.limits())
                            .map(StreamLimit::full)
                            .orElse(null))
            .alias("full_in");

    public static final Metric<StreamRow> OLDEST = Metric.seconds(
                    "oldest_seconds", "age of the first message", StreamRow::firstAge)
            .alias("oldest");

    public static final Metric<StreamRow> NEWEST = Metric.seconds(
                    "newest_seconds", "age of the last message", StreamRow::lastAge)
            .alias("newest");

    public static final Metric<StreamRow> LOST = Metric.counter("lost", "messages lost to damage", StreamMetrics::lost);

    public static final Metric<StreamRow> LEADER =
            Metric.text("leader", "name of the server that leads it", row -> Peers.leader(cluster(row)));

    /** Also known for a stream that the server does not lead. */
    public static final Metric<StreamRow> HAS_LEADER = Metric.flag(
                    "has_leader",
                    "1 while a server leads it",
                    (StreamRow row) -> row.origin().role() != Role.NO_LEADER)
            .alias("leader");

    public static final Metric<StreamRow> REPLICAS =
            Metric.count("replicas", "servers that hold it", row -> Peers.size(cluster(row)));

    public static final Metric<StreamRow> VERDICT = Metric.text(
            "verdict",
            "what is to be thought of it",
            row -> StreamVerdict.of(row).word());

    /** The streams. */
    public static final Entity<StreamRow> STREAMS = new Entity<>(
            "stream",
            "streams",
            Lists.concat(
                    List.of(
                            ACCOUNT,
                            STREAM,
                            Metric.text("storage", "where it keeps its messages", config(StreamConfig::storage)),
                            Metric.text("retention", "how long it keeps them", config(StreamConfig::retention)),
                            MESSAGES,
                            BYTES,
                            FIRST,
                            LAST,
                            DELETED,
                            SUBJECTS,
                            CONSUMERS,
                            IN_RATE,
                            Metric.rate(
                                    "messages_rate",
                                    "growth of its messages per second",
                                    Unit.COUNT,
                                    row -> row.rates().messages()),
                            Metric.rate(
                                    "bytes_rate",
                                    "growth of its bytes per second",
                                    Unit.BYTES,
                                    row -> row.rates().bytes()),
                            MESSAGES_TREND,
                            BYTES_TREND),
                    ActivityMetrics.recent(StreamRow::activity),
                    List.of(FULL, FULL_IN, OLDEST, NEWEST, LOST, LEADER, REPLICAS, VERDICT)),
            more());

    private StreamMetrics() {}

    private static List<Metric<StreamRow>> more() {
        List<Metric<StreamRow>> more = new ArrayList<>(List.of(
                HAS_LEADER,
                Metric.count(
                        "values",
                        "values of a key-value bucket",
                        row -> row.isKeyValue() ? row.state().messages() : null),
                Metric.percent(
                        "rejecting_percent",
                        "use of the nearest limit of its own at which it refuses messages",
                        row -> share(row.limits().stream().filter(limit -> limit.isOwn() && limit.rejects()))),
                Metric.count("sources", "its mirror and sources", row ->
                        (long) sources(row).size()),
                Metric.count(
                        "source_lag",
                        "messages that its mirror or a source is behind at most",
                        StreamMetrics::sourceLag),
                Metric.gauge(
                        "source_seconds",
                        "longest time since its mirror or a source was last in contact",
                        Unit.SECONDS,
                        StreamMetrics::sourceSeconds)));
        more.addAll(Peers.metrics("replica_lag", "replica_seconds", "replicas_offline", "replicas_not_current", row -> {
            ClusterInfo cluster = cluster(row);
            return cluster == null ? null : cluster.replicas();
        }));
        return List.copyOf(more);
    }

    private static <T> Function<StreamRow, T> of(Function<StreamState, T> value) {
        return row -> value.apply(row.state());
    }

    private static Function<StreamRow, @Nullable String> config(Function<StreamConfig, @Nullable String> value) {
        return row -> row.config() == null ? null : value.apply(row.config());
    }

    private static @Nullable ClusterInfo cluster(StreamRow row) {
        return row.detail().cluster();
    }

    /** The highest use of the given limits; null if there is none. */
    private static @Nullable Double share(Stream<StreamLimit> limits) {
        return StreamLimit.worst(limits.toList()).map(StreamLimit::share).orElse(null);
    }

    /** Lost messages. Servers omit a zero. */
    private static @Nullable Long lost(StreamRow row) {
        Long lost = row.lost();
        return lost != null || row.detail().state() == null ? lost : Long.valueOf(0);
    }

    /** Deleted messages. Servers omit a zero. */
    private static @Nullable Long deleted(StreamRow row) {
        Long deleted = row.state().numDeleted();
        return deleted != null || row.detail().state() == null ? deleted : Long.valueOf(0);
    }

    private static @Nullable Long sourceLag(StreamRow row) {
        return sources(row).stream()
                .map(StreamSourceInfo::lag)
                .filter(Objects::nonNull)
                .max(Long::compareUnsigned)
                .orElse(null);
    }

    /** The longest time since a source was active; a very large number if one was never active. */
    private static @Nullable Double sourceSeconds(StreamRow row) {
        return sources(row).stream()
                .map(StreamSourceInfo::active)
                .filter(Objects::nonNull)
                .map(active -> (active < 0 ? Long.MAX_VALUE : active) / NANOS)
                .max(Double::compare)
                .orElse(null);
    }

    private static List<StreamSourceInfo> sources(StreamRow row) {
        StreamDetail stream = row.detail();
        List<StreamSourceInfo> sources = new ArrayList<>(stream.sources() == null ? List.of() : stream.sources());
        if (stream.mirror() != null) {
            sources.add(stream.mirror());
        }
        return sources;
    }
}
