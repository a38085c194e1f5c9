package io.topz.metrics.catalog;

import io.topz.collectors.document.StreamingChannel;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.metrics.text.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of the channels of NATS Streaming. */
public final class ChannelMetrics {

    public static final Metric<ChannelRow> CHANNEL = Metric.text("channel", "name of the channel", ChannelRow::name);

    public static final Metric<ChannelRow> VERDICT = Metric.text(
            "verdict",
            "the worst verdict on its subscribers",
            row -> row.verdict().word());

    public static final Metric<ChannelRow> MESSAGES = Metric.count(
                    "messages", "messages that it holds", of(StreamingChannel::msgs))
            .alias("msgs");

    public static final Metric<ChannelRow> BYTES =
            Metric.bytes("bytes", "bytes that it holds", of(StreamingChannel::bytes));

    public static final Metric<ChannelRow> FIRST = Metric.counter(
                    "first_seq", "sequence of the first message", of(StreamingChannel::firstSeq))
            .alias("first");

    public static final Metric<ChannelRow> LAST = Metric.counter(
                    "last_seq", "sequence of the last message", of(StreamingChannel::lastSeq))
            .alias("last");

    public static final Metric<ChannelRow> IN_RATE = Metric.rate(
                    "in_rate",
                    "messages stored per second",
                    Unit.COUNT,
                    (ChannelRow row) -> row.activity().now())
            .alias("in", "rate");

    public static final Metric<ChannelRow> SUBS =
            Metric.count("subs", "subscriptions, each member of a queue group on its own", ChannelRow::subscriptions);

    public static final Metric<ChannelRow> SUBS_FULL =
            Metric.percent("subs_percent", "subscriptions, of those allowed", ChannelRow::subscriptionsFull);

    public static final Metric<ChannelRow> STALLED = Metric.count(
            "stalled",
            "subscribers that get nothing new until they acknowledge",
            row -> row.count(SubscriberRow::isStalled));

    public static final Metric<ChannelRow> OFFLINE =
            Metric.count("offline", "durable subscribers without a client", row -> row.count(SubscriberRow::isOffline));

    public static final Metric<ChannelRow> LAG =
            Metric.count("lag", "messages that wait for the subscriber that is furthest behind", ChannelRow::lag);

    public static final Metric<ChannelRow> PENDING =
            Metric.count("pending", "messages that were sent and not acknowledged", ChannelRow::pending);

    public static final Metric<ChannelRow> FULL = Metric.percent(
                    "full_percent", "use of its limit of messages or bytes, the larger", ChannelRow::full)
            .alias("full");

    /** The channels. */
    public static final Entity<ChannelRow> CHANNELS = new Entity<>(
            "channel",
            "channels",
            Lists.concat(
                    List.of(
                            CHANNEL, VERDICT, MESSAGES, BYTES, FIRST, LAST, IN_RATE, SUBS, SUBS_FULL, STALLED, OFFLINE,
                            LAG, PENDING, FULL),
                    ActivityMetrics.recent(ChannelRow::activity)),
            List.of());

    private ChannelMetrics() {}

    private static <T> Function<ChannelRow, @Nullable T> of(Function<StreamingChannel, @Nullable T> value) {
        return row -> value.apply(row.channel());
    }
}
