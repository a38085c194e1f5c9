package io.topz.top.batch;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamState;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Limit;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.jetstream.StreamVerdict;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of streams and consumers. */
final class JetStreamFacts {

    static final List<Fact<StreamRow>> STREAMS = List.of(
            Fact.of("account", row -> row.key().account()),
            Fact.of("stream", row -> row.key().stream()),
            config("storage", StreamConfig::storage),
            config("retention", StreamConfig::retention),
            state("messages", StreamState::messages),
            state("bytes", StreamState::bytes),
            state("first_seq", StreamState::firstSeq),
            state("last_seq", StreamState::lastSeq),
            state("deleted", StreamState::numDeleted),
            Fact.count("subjects", StreamRow::subjects),
            state("consumers", StreamState::consumerCount),
            Fact.of("in_rate", row -> row.rates().in()),
            Fact.of("messages_rate", row -> row.rates().messages()),
            Fact.of("bytes_rate", row -> row.rates().bytes()),
            Fact.of("messages_trend_rate", row -> row.trend().messages()),
            Fact.of("bytes_trend_rate", row -> row.trend().bytes()),
            Fact.of("rate10", row -> row.activity().ten()),
            Fact.of("rate60", row -> row.activity().sixty()),
            Fact.of("peak", row -> row.activity().peak()),
            Fact.percent("share_percent", row -> row.activity().share()),
            Fact.percent("full_percent", row -> worst(row, Limit::share)),
            Fact.forecast("full_in_seconds", row -> worst(row, Limit::full)),
            Fact.seconds("oldest_seconds", StreamRow::firstAge),
            Fact.seconds("newest_seconds", StreamRow::lastAge),
            Fact.count("lost", StreamRow::lost),
            Fact.of("leader", row -> leader(row.detail().cluster())),
            Fact.of("replicas", row -> replicas(row.detail().cluster())),
            Fact.of("verdict", row -> StreamVerdict.of(row).word()));

    static final List<Fact<ConsumerRow>> CONSUMERS = List.of(
            Fact.of("account", row -> row.key().stream().account()),
            Fact.of("stream", row -> row.key().stream().stream()),
            Fact.of("consumer", row -> row.key().consumer()),
            Fact.of("type", row -> row.push() == null ? null : row.push() ? "push" : "pull"),
            Fact.of("verdict", row -> row.verdict().word()),
            Fact.count("lag", ConsumerRow::lag),
            Fact.of("lag_rate", row -> row.rates().lag()),
            Fact.of("lag_trend_rate", row -> row.trend().lag()),
            Fact.forecast("drained_in_seconds", ConsumerRow::drained),
            Fact.count("ack_pending", row -> row.info().numAckPending()),
            Fact.count("max_ack_pending", ConsumerRow::maxAckPending),
            Fact.count("redelivered", row -> row.info().numRedelivered()),
            Fact.count("waiting", ConsumerRow::waiting),
            Fact.of("delivered_rate", row -> row.rates().delivered()),
            Fact.of("acked_rate", row -> row.rates().acked()),
            Fact.of("rate10", row -> row.activity().ten()),
            Fact.of("rate60", row -> row.activity().sixty()),
            Fact.of("peak", row -> row.activity().peak()),
            Fact.percent("share_percent", row -> row.activity().share()),
            Fact.seconds("last_delivery_seconds", ConsumerRow::lastDelivery),
            Fact.seconds("last_ack_seconds", ConsumerRow::lastAck),
            Fact.of("leader", row -> leader(row.info().cluster())),
            Fact.of("replicas", row -> replicas(row.info().cluster())));

    private JetStreamFacts() {}

    private static Fact<StreamRow> state(String name, Function<StreamState, @Nullable Long> figure) {
        return Fact.count(name, row -> figure.apply(row.state()));
    }

    private static Fact<StreamRow> config(String name, Function<StreamConfig, @Nullable String> text) {
        return Fact.of(name, row -> row.config() == null ? null : text.apply(row.config()));
    }

    private static <T> @Nullable T worst(StreamRow row, Function<Limit, T> figure) {
        return Limit.worst(row.limits()).map(figure).orElse(null);
    }

    private static @Nullable String leader(@Nullable ClusterInfo cluster) {
        return cluster == null ? null : cluster.leader();
    }

    /** The leader with its followers. */
    private static @Nullable Long replicas(@Nullable ClusterInfo cluster) {
        return cluster == null || cluster.leader() == null
                ? null
                : Long.valueOf(
                        1 + (cluster.replicas() == null ? 0 : cluster.replicas().size()));
    }
}
