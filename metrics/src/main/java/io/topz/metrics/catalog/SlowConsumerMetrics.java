package io.topz.metrics.catalog;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.Entity;
import io.topz.metrics.Kind;
import io.topz.metrics.Metric;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.RoundTrip;
import io.topz.metrics.watch.SlowRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of connections that may read too slowly, and of those that were cut because they did. */
public final class SlowConsumerMetrics {

    private static final double NANOS = 1e9;

    private static final String HOST_HELP = "address and port of the client";

    /** Nothing while nothing grows. */
    public static final Metric<SlowRow> CUT_IN = Metric.<SlowRow>printedNumber(
                    "cut_in",
                    "time until the server cuts it",
                    Unit.SECONDS,
                    row -> cut(row.cut().when()),
                    row -> row.cut().when().seconds())
            .as(Kind.FORECAST);

    public static final Metric<SlowRow> BY = Metric.text(
            "by",
            "the limit that it will exceed",
            row -> orNone(row.cut().cause().word()));

    public static final Metric<SlowRow> PENDING =
            Metric.bytes("pending", "bytes that wait to be sent to the client", of(ConnInfo::pendingBytes));

    public static final Metric<SlowRow> GROWTH =
            Metric.rate("growth", "growth of the bytes that wait per second", Unit.BYTES, SlowRow::growth);

    public static final Metric<SlowRow> OF_MAX =
            Metric.share("of_max", "share of max_pending that waits", SlowRow::share);

    public static final Metric<SlowRow> RATE = Metric.rate(
            "rate",
            "messages to the client per second",
            Unit.COUNT,
            row -> row.rates().outMsgs());

    public static final Metric<SlowRow> BYTES_RATE = Metric.rate(
            "bytes_rate",
            "bytes to the client per second",
            Unit.BYTES,
            row -> row.rates().outBytes());

    public static final Metric<SlowRow> RTT =
            Metric.gauge("rtt", "round-trip time of a ping", Unit.SECONDS, SlowConsumerMetrics::roundTrip);

    public static final Metric<SlowRow> STALLS =
            Metric.counter("stalls", "times that producers had to wait for it", of(ConnInfo::stalls));

    /** The connections that may read too slowly. */
    public static final Entity<SlowRow> SLOW = new Entity<>(
            "slow consumer",
            "slow consumers",
            List.of(
                    Metric.count("cid", "number of the connection", of(ConnInfo::cid)),
                    Metric.text("name", "name that the client gave", of(ConnInfo::name)),
                    CUT_IN,
                    BY,
                    PENDING,
                    GROWTH,
                    OF_MAX,
                    RATE,
                    BYTES_RATE,
                    Metric.text("waits", "graph of the bytes that waited", row -> row.graph()),
                    RTT,
                    STALLS,
                    Metric.count("subs", "subscriptions", of(ConnInfo::subscriptions)),
                    Metric.text("host", HOST_HELP, row -> orNone(host(row.conn()))),
                    Metric.text("lang", "language of the client", of(ConnInfo::lang))),
            List.of(Metric.forecast(
                    "cut_in_seconds",
                    "time until the server cuts it, infinite while nothing grows",
                    row -> row.cut().when())));

    public static final Metric<IncidentRow> VICTIM =
            Metric.text("name", "name that the client gave", SlowConsumerMetrics::name);

    public static final Metric<IncidentRow> VICTIM_HOST =
            Metric.text("host", HOST_HELP, victim(conn -> orNone(host(conn))));

    public static final Metric<IncidentRow> PENDING_AT_END =
            Metric.bytes("pending", "bytes that waited at its end", IncidentRow::pending);

    public static final Metric<IncidentRow> MSGS_TO =
            Metric.counter("msgs_to", "messages to the client", victim(ConnInfo::outMsgs));

    /** The slow consumers that were cut. */
    public static final Entity<IncidentRow> INCIDENTS = new Entity<>(
            "incident",
            "incidents",
            List.of(
                    Metric.printedNumber(
                            "number",
                            "number of the incident since the dashboard was started",
                            Unit.COUNT,
                            row -> Integer.toString(row.number()),
                            row -> (double) row.number()),
                    Metric.<IncidentRow>text("at", "when it was disconnected", row -> Times.second(row.when()))
                            .alias("time"),
                    VICTIM,
                    Metric.count("cid", "number of the connection", victim(ConnInfo::cid)),
                    Metric.text("reason", "why it was disconnected, or why that is not known", IncidentRow::reason),
                    PENDING_AT_END,
                    Metric.text("waited", "graph of the bytes that waited", row -> row.graph()),
                    VICTIM_HOST,
                    Metric.text("account", "account that it belonged to", victim(Grouping.ACCOUNT::label)),
                    Metric.printedDuration(
                            "lasted", "time from start to end", victim(ConnInfo::uptime), ConnectionMetrics::uptime),
                    MSGS_TO,
                    Metric.count("subs", "subscriptions", victim(ConnInfo::subscriptions)),
                    Metric.text("lang", "language of the client", victim(ConnInfo::lang)),
                    Metric.text("server", "server that disconnected it", IncidentRow::server)),
            List.of());

    private SlowConsumerMetrics() {}

    private static <T> Function<SlowRow, T> of(Function<ConnInfo, T> value) {
        return row -> value.apply(row.conn());
    }

    private static <T> Function<IncidentRow, @Nullable T> victim(Function<ConnInfo, @Nullable T> value) {
        return row -> row.conn() == null ? null : value.apply(row.conn());
    }

    private static String cut(Forecast when) {
        return when.kind() == Forecast.Kind.NEVER ? "" : when.text();
    }

    private static @Nullable Double roundTrip(SlowRow row) {
        Long nanos = RoundTrip.nanos(row.conn().rtt());
        return nanos == null ? null : Double.valueOf(nanos / NANOS);
    }

    private static @Nullable String name(IncidentRow row) {
        return row.conn() == null ? "(not known)" : row.conn().name();
    }

    /** The address and port of a client, as far as they are known. */
    public static String host(ConnInfo conn) {
        String ip = conn.ip() == null ? "" : conn.ip();
        return conn.port() == null ? ip : ip + ":" + conn.port();
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }
}
