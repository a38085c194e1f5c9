package io.topz.metrics.catalog;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.metrics.text.Unit;
import java.util.List;

/** The metrics of the subscribers of NATS Streaming's channels. */
public final class SubscriberMetrics {

    public static final Metric<SubscriberRow> CHANNEL =
            Metric.text("channel", "its channel", row -> row.key().channel());

    public static final Metric<SubscriberRow> CLIENTS = Metric.texts(
                    "clients", "ids of its clients", SubscriberRow::clients)
            .alias("client");

    public static final Metric<SubscriberRow> KIND = Metric.text(
            "kind",
            "plain, durable, queue or durable queue",
            row -> row.key().kind().word());

    public static final Metric<SubscriberRow> NAME =
            Metric.text("name", "name of the durable or of the queue group", SubscriberRow::name);

    public static final Metric<SubscriberRow> VERDICT = Metric.text(
            "verdict", "what is to be thought of it", row -> row.verdict().word());

    public static final Metric<SubscriberRow> MEMBERS =
            Metric.count("members", "subscriptions that share its messages", row ->
                    (long) row.members().size());

    public static final Metric<SubscriberRow> ONLINE =
            Metric.count("online", "those whose clients are connected", row ->
                    (long) row.online().size());

    public static final Metric<SubscriberRow> LAST_SENT =
            Metric.counter("last_sent", "last sequence that was sent to it", SubscriberRow::lastSent);

    public static final Metric<SubscriberRow> LAG =
            Metric.count("lag", "messages that wait to be sent", SubscriberRow::lag);

    public static final Metric<SubscriberRow> LAG_TREND = Metric.rate(
                    "lag_trend_rate",
                    "growth of the lag per second, over some seconds",
                    Unit.COUNT,
                    (SubscriberRow row) -> row.trend().lag())
            .alias("lag_change");

    public static final Metric<SubscriberRow> DRAINED_IN = Metric.forecast(
                    "drained_in_seconds", "time until nothing waits any more", SubscriberRow::drained)
            .alias("drain");

    public static final Metric<SubscriberRow> DROPPED = Metric.count(
            "dropped", "messages that the channel removed before they were sent to it", SubscriberRow::dropped);

    public static final Metric<SubscriberRow> PENDING =
            Metric.count("pending", "messages that were sent and not acknowledged", SubscriberRow::pending);

    public static final Metric<SubscriberRow> MAX_INFLIGHT =
            Metric.count("max_inflight", "how many may be unacknowledged", SubscriberRow::maxInflight);

    public static final Metric<SubscriberRow> ACK_WAIT = Metric.seconds(
                    "ack_wait_seconds", "time after which a message is sent again", SubscriberRow::ackWait)
            .alias("ack_wait");

    public static final Metric<SubscriberRow> STALLED =
            Metric.flag("stalled", "1 if it gets nothing new until it acknowledges", SubscriberRow::isStalled);

    public static final Metric<SubscriberRow> OFFLINE =
            Metric.flag("offline", "1 if no client of it is connected", SubscriberRow::isOffline);

    public static final Metric<SubscriberRow> GONE = Metric.flag(
            "gone", "1 if its client has no connection, which the server has not noticed yet", SubscriberRow::isGone);

    public static final Metric<SubscriberRow> SENT_RATE = Metric.rate(
                    "sent_rate",
                    "messages sent per second, without those that are sent again",
                    Unit.COUNT,
                    (SubscriberRow row) -> row.rates().sent())
            .alias("rate");

    /** The subscribers of all channels. */
    public static final Entity<SubscriberRow> SUBSCRIBERS = new Entity<>(
            "subscriber",
            "subscribers",
            Lists.concat(
                    List.of(
                            CHANNEL,
                            CLIENTS,
                            KIND,
                            NAME,
                            VERDICT,
                            MEMBERS,
                            ONLINE,
                            LAST_SENT,
                            LAG,
                            Metric.rate(
                                    "lag_rate",
                                    "growth of the lag per second",
                                    Unit.COUNT,
                                    row -> row.rates().lag()),
                            LAG_TREND,
                            DRAINED_IN,
                            DROPPED,
                            PENDING,
                            MAX_INFLIGHT,
                            ACK_WAIT,
                            STALLED,
                            OFFLINE,
                            GONE,
                            SENT_RATE),
                    ActivityMetrics.recent(SubscriberRow::activity)),
            List.of());

    private SubscriberMetrics() {}
}
