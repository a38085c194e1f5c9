package io.topz.metrics.catalog;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Verdict;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of consumers. */
public final class ConsumerMetrics {

    public static final Metric<ConsumerRow> ACCOUNT = Metric.text(
            "account", "account of its stream", row -> row.key().stream().account());

    public static final Metric<ConsumerRow> STREAM =
            Metric.text("stream", "its stream", row -> row.key().stream().stream());

    public static final Metric<ConsumerRow> CONSUMER =
            Metric.text("consumer", "name of the consumer", row -> row.key().consumer());

    public static final Metric<ConsumerRow> TYPE =
            Metric.text("type", "push or pull", row -> row.push() == null ? null : row.push() ? "push" : "pull");

    public static final Metric<ConsumerRow> VERDICT = Metric.text(
            "verdict", "what is to be thought of it", row -> row.verdict().word());

    public static final Metric<ConsumerRow> LAG =
            Metric.count("lag", "messages that wait to be delivered", ConsumerRow::lag);

    public static final Metric<ConsumerRow> LAG_TREND = Metric.rate(
                    "lag_trend_rate",
                    "growth of the lag per second, over some seconds",
                    Unit.COUNT,
                    (ConsumerRow row) -> row.trend().lag())
            .alias("lag_change");

    public static final Metric<ConsumerRow> DRAINED_IN = Metric.forecast(
                    "drained_in_seconds", "time until nothing waits any more", ConsumerRow::drained)
            .alias("drain");

    public static final Metric<ConsumerRow> ACK_PENDING = Metric.count(
            "ack_pending",
            "messages that wait for their acknowledgement",
            row -> row.info().numAckPending());

    public static final Metric<ConsumerRow> MAX_ACK_PENDING =
            Metric.count("max_ack_pending", "how many may wait for it", ConsumerRow::maxAckPending);

    public static final Metric<ConsumerRow> REDELIVERED = Metric.count(
            "redelivered",
            "messages delivered more than once and not acknowledged",
            row -> row.info().numRedelivered());

    public static final Metric<ConsumerRow> WAITING =
            Metric.count("waiting", "pull requests that wait", ConsumerRow::waiting);

    public static final Metric<ConsumerRow> DELIVERED_RATE = Metric.rate(
                    "delivered_rate",
                    "deliveries per second",
                    Unit.COUNT,
                    (ConsumerRow row) -> row.rates().delivered())
            .alias("rate");

    public static final Metric<ConsumerRow> ACKED_RATE = Metric.rate(
                    "acked_rate",
                    "growth of the acknowledgement floor per second",
                    Unit.COUNT,
                    (ConsumerRow row) -> row.rates().acked())
            .alias("acked");

    public static final Metric<ConsumerRow> LAST_DELIVERY = Metric.seconds(
                    "last_delivery_seconds", "time since the last delivery", ConsumerRow::lastDelivery)
            .alias("last_delivery");

    public static final Metric<ConsumerRow> LAST_ACK = Metric.seconds(
                    "last_ack_seconds", "time since the last acknowledgement", ConsumerRow::lastAck)
            .alias("last_ack");

    public static final Metric<ConsumerRow> LEADER =
            Metric.text("leader", "name of the server that leads it", row -> Peers.leader(cluster(row)));

    public static final Metric<ConsumerRow> REPLICAS =
            Metric.count("replicas", "servers that hold its state", row -> Peers.size(cluster(row)));

    /** The consumers. */
    public static final Entity<ConsumerRow> CONSUMERS = new Entity<>(
            "consumer",
            "consumers",
            Lists.concat(
                    List.of(
                            ACCOUNT,
                            STREAM,
                            CONSUMER,
                            TYPE,
                            VERDICT,
                            LAG,
                            Metric.rate(
                                    "lag_rate",
                                    "growth of the lag per second",
                                    Unit.COUNT,
                                    row -> row.rates().lag()),
                            LAG_TREND,
                            DRAINED_IN,
                            ACK_PENDING,
                            MAX_ACK_PENDING,
                            REDELIVERED,
                            WAITING,
                            DELIVERED_RATE,
                            ACKED_RATE),
                    ActivityMetrics.recent(ConsumerRow::activity),
                    List.of(LAST_DELIVERY, LAST_ACK, LEADER, REPLICAS)),
            List.of(
                    Metric.percent(
                            "ack_pending_percent",
                            "share of what may wait for acknowledgement",
                            ConsumerMetrics::ackShare),
                    Metric.gauge(
                            "redelivering",
                            "messages that are delivered again and again, not yet given up",
                            Unit.COUNT,
                            row -> row.info().numRedelivered() == null ? null : Verdict.redelivering(row.info())),
                    Metric.counter("delivered", "deliveries so far", ConsumerMetrics::delivered)
                            .alias("deliveries"),
                    Metric.seconds(
                            "stalled_seconds",
                            "time without a delivery while messages wait",
                            ConsumerMetrics::stalled)));

    private ConsumerMetrics() {}

    private static @Nullable ClusterInfo cluster(ConsumerRow row) {
        return row.info().cluster();
    }

    private static @Nullable Double ackShare(ConsumerRow row) {
        Long pending = row.info().numAckPending();
        Long max = row.maxAckPending();
        return pending == null || max == null ? null : Double.valueOf(Quantity.unsigned(pending) / max);
    }

    private static @Nullable Long delivered(ConsumerRow row) {
        SequenceInfo delivered = row.info().delivered();
        return delivered == null ? null : delivered.consumerSeq();
    }

    /**
     * The time without progress; null if no message is waiting or the consumer is paused. Before the first delivery it counts from the
     * creation.
     */
    private static @Nullable Duration stalled(ConsumerRow row) {
        Long lag = row.lag();
        if (lag == null) {
            return null;
        }
        if (lag == 0 || Boolean.TRUE.equals(row.info().paused())) {
            return Duration.ZERO;
        }
        Duration delivered = row.lastDelivery();
        return delivered == null ? row.age() : delivered;
    }
}
