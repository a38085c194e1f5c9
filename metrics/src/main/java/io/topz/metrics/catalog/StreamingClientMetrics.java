package io.topz.metrics.catalog;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.streaming.StreamingClientRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of the clients of NATS Streaming. */
public final class StreamingClientMetrics {

    public static final Metric<StreamingClientRow> ID =
            Metric.text("id", "its id", StreamingClientRow::id).alias("client");

    public static final Metric<StreamingClientRow> VERDICT = Metric.text(
            "verdict",
            "the worst verdict on its subscriptions",
            row -> row.verdict().word());

    public static final Metric<StreamingClientRow> SUBS =
            Metric.count("subs", "its subscriptions", StreamingClientRow::subscriptionCount);

    public static final Metric<StreamingClientRow> LAG = Metric.count(
            "lag", "messages that wait for its subscription that is furthest behind", StreamingClientRow::lag);

    public static final Metric<StreamingClientRow> PENDING =
            Metric.count("pending", "messages that were sent to it and not acknowledged", StreamingClientRow::pending);

    public static final Metric<StreamingClientRow> STALLED = Metric.count(
            "stalled", "subscriptions that get nothing new until it acknowledges", StreamingClientRow::stalled);

    public static final Metric<StreamingClientRow> GONE = Metric.flag(
            "gone", "1 if it has no connection, which the server has not noticed yet", StreamingClientRow::isGone);

    public static final Metric<StreamingClientRow> CID =
            Metric.count("cid", "number of its NATS connection", of(ConnInfo::cid));

    public static final Metric<StreamingClientRow> HOST =
            Metric.text("host", "address of its NATS connection", of(SlowConsumerMetrics::host));

    public static final Metric<StreamingClientRow> NAME =
            Metric.text("name", "name of its NATS connection", of(ConnInfo::name));

    public static final Metric<StreamingClientRow> LANG =
            Metric.text("lang", "language of the client", of(ConnInfo::lang));

    public static final Metric<StreamingClientRow> SERVER = Metric.text(
            "server",
            "NATS server that it is connected to",
            row -> row.connection() == null ? null : row.connection().server());

    /** The clients. */
    public static final Entity<StreamingClientRow> CLIENTS = new Entity<>(
            "streaming client",
            "streaming clients",
            List.of(
                    ID,
                    VERDICT,
                    SUBS,
                    LAG,
                    PENDING,
                    STALLED,
                    GONE,
                    CID,
                    HOST,
                    NAME,
                    LANG,
                    Metric.text("version", "version of its client library", of(ConnInfo::version)),
                    SERVER,
                    Metric.text(
                            "heartbeat_inbox",
                            "subject of its heartbeats",
                            row -> row.client().hbInbox())),
            List.of());

    private StreamingClientMetrics() {}

    private static <T> Function<StreamingClientRow, @Nullable T> of(Function<ConnInfo, @Nullable T> value) {
        return row ->
                row.connection() == null ? null : value.apply(row.connection().conn());
    }
}
