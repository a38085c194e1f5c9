package io.topz.metrics.catalog;

import io.topz.collectors.document.SubDetail;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.ReceiverRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of subscriptions. */
public final class SubscriptionMetrics {

    public static final Metric<SubRow> MSGS =
            Metric.counter("msgs", "messages that were delivered", of(SubDetail::msgs));

    public static final Metric<SubRow> RATE = Metric.rate(
                    "msgs_rate",
                    "messages delivered per second",
                    Unit.COUNT,
                    (SubRow row) -> row.rates().outMsgs())
            .alias("msgs/s");

    private static final Metric<SubRow> SID =
            Metric.text("sid", "identifier that the client gave it", of(SubDetail::sid));

    private static final Metric<SubRow> MAX =
            Metric.count("max", "number of messages after which it ends", of(SubDetail::max));

    private static final List<Metric<SubRow>> TRAFFIC = List.of(
            Metric.text("subject", "its subject, with wildcards", of(SubDetail::subject)),
            Metric.text("queue", "its queue group", of(SubDetail::qgroup)),
            MSGS,
            RATE);

    /** The subscriptions of one connection. */
    public static final Entity<SubRow> OF_CONNECTION = new Entity<>(
            "subscription of a connection",
            "subscriptions of a connection",
            Lists.concat(TRAFFIC, List.of(SID, MAX)),
            List.of());

    /** The subscriptions of a server. */
    public static final Entity<SubRow> OF_SERVER = new Entity<>(
            "subscription",
            "subscriptions",
            Lists.concat(
                    TRAFFIC,
                    List.of(
                            Metric.text("account", "account of its connection", of(SubDetail::account)),
                            Metric.count("cid", "number of its connection", of(SubDetail::cid)),
                            SID,
                            MAX)),
            List.of());

    /** Servers leave out a zero. */
    public static final Metric<ReceiverRow> RECEIVED = Metric.counter(
            "msgs", "messages that were delivered", receiver(sub -> sub.msgs() == null ? Long.valueOf(0) : sub.msgs()));

    /** The subscriptions that receive a subject. */
    public static final Entity<ReceiverRow> RECEIVERS = new Entity<>(
            "receiver",
            "receivers",
            List.of(
                    Metric.text("client", "name that the client gave", ReceiverRow::client),
                    Metric.text("subject", "its subject, with wildcards", receiver(SubDetail::subject)),
                    Metric.text("queue", "its queue group", receiver(SubDetail::qgroup)),
                    Metric.count("cid", "number of its connection", receiver(SubDetail::cid)),
                    Metric.text("account", "account of its connection", receiver(SubDetail::account)),
                    RECEIVED),
            List.of());

    private SubscriptionMetrics() {}

    private static <T> Function<SubRow, @Nullable T> of(Function<SubDetail, @Nullable T> value) {
        return row -> value.apply(row.sub());
    }

    private static <T> Function<ReceiverRow, @Nullable T> receiver(Function<SubDetail, @Nullable T> value) {
        return row -> value.apply(row.sub());
    }
}
