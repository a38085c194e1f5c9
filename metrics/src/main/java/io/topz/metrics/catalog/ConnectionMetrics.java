package io.topz.metrics.catalog;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.text.Uptime;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.RoundTrip;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of connections. {@code to} means sent to the client, {@code from} means received from it. */
public final class ConnectionMetrics {

    public static final Metric<ConnRow> CID = Metric.count("cid", "number of the connection", of(ConnInfo::cid));

    public static final Metric<ConnRow> NAME = Metric.text("name", "name that the client gave", of(ConnInfo::name));

    public static final Metric<ConnRow> SUBS = Metric.count("subs", "subscriptions", of(ConnInfo::subscriptions));

    public static final Metric<ConnRow> PENDING =
            Metric.bytes("pending", "bytes that wait to be sent to the client", of(ConnInfo::pendingBytes));

    public static final Metric<ConnRow> MSGS_TO =
            Metric.counter("msgs_to", "messages to the client", of(ConnInfo::outMsgs));

    public static final Metric<ConnRow> MSGS_FROM =
            Metric.counter("msgs_from", "messages from the client", of(ConnInfo::inMsgs));

    public static final Metric<ConnRow> BYTES_TO =
            Metric.byteCounter("bytes_to", "bytes to the client", of(ConnInfo::outBytes));

    public static final Metric<ConnRow> BYTES_FROM =
            Metric.byteCounter("bytes_from", "bytes from the client", of(ConnInfo::inBytes));

    public static final Metric<ConnRow> MSGS_TO_RATE = rate("msgs_to_rate", Unit.COUNT, Rates::outMsgs);

    public static final Metric<ConnRow> MSGS_FROM_RATE = rate("msgs_from_rate", Unit.COUNT, Rates::inMsgs);

    public static final Metric<ConnRow> BYTES_TO_RATE = rate("bytes_to_rate", Unit.BYTES, Rates::outBytes);

    public static final Metric<ConnRow> BYTES_FROM_RATE = rate("bytes_from_rate", Unit.BYTES, Rates::inBytes);

    public static final Metric<ConnRow> LANG = Metric.text("lang", "language of the client", of(ConnInfo::lang));

    public static final Metric<ConnRow> VERSION =
            Metric.text("version", "version of the client", of(ConnInfo::version));

    public static final Metric<ConnRow> UPTIME = Metric.printedDuration(
            "uptime", "time since it connected", of(ConnInfo::uptime), ConnectionMetrics::uptime);

    public static final Metric<ConnRow> IDLE = Metric.printedDuration(
            "idle", "time since the last message", of(ConnInfo::idle), ConnectionMetrics::uptime);

    public static final Metric<ConnRow> RTT =
            Metric.printedDuration("rtt", "round-trip time of a ping", of(ConnInfo::rtt), ConnectionMetrics::roundTrip);

    public static final Metric<ConnRow> START = Metric.time("start", "when it connected", of(ConnInfo::start));

    public static final Metric<ConnRow> LAST =
            Metric.time("last", "when the last message came or went", of(ConnInfo::lastActivity));

    public static final Metric<ConnRow> SUBSCRIPTIONS =
            Metric.texts("subscriptions", "subjects of the subscriptions", of(ConnInfo::subscriptionsList));

    public static final Metric<ConnRow> STOP = Metric.time("stop", "when it was closed", of(ConnInfo::stop));

    public static final Metric<ConnRow> REASON = Metric.text("reason", "why it was closed", of(ConnInfo::reason));

    public static final Metric<ConnRow> LASTED = Metric.printedDuration(
                    "lasted", "time from start to end", of(ConnInfo::uptime), ConnectionMetrics::uptime)
            .alias("uptime");

    /** The account; known only if the server was asked for users. */
    public static final Metric<ConnRow> ACCOUNT =
            Metric.text("account", "account that it belongs to", of(ConnInfo::account));

    /** The user; known only if the server was asked for users. */
    public static final Metric<ConnRow> USER =
            Metric.text("user", "user that it logged in as", of(ConnInfo::authorizedUser));

    private static final List<Metric<ConnRow>> WHO = List.of(
            CID,
            NAME,
            Metric.text("ip", "address of the client", of(ConnInfo::ip)),
            Metric.count("port", "port of the client", of(ConnInfo::port)),
            ACCOUNT,
            USER);

    private static final List<Metric<ConnRow>> TOTALS =
            List.of(SUBS, PENDING, MSGS_TO, MSGS_FROM, BYTES_TO, BYTES_FROM);

    /** The open connections. */
    public static final Entity<ConnRow> OPEN = new Entity<>(
            "connection",
            "connections",
            Lists.concat(
                    WHO,
                    TOTALS,
                    List.of(MSGS_TO_RATE, MSGS_FROM_RATE, BYTES_TO_RATE, BYTES_FROM_RATE),
                    ActivityMetrics.all(ConnRow::activity),
                    List.of(LANG, VERSION, UPTIME, IDLE, RTT, START, LAST, SUBSCRIPTIONS)),
            List.of());

    /** The closed connections. */
    public static final Entity<ConnRow> CLOSED = new Entity<>(
            "closed connection",
            "closed connections",
            Lists.concat(WHO, List.of(START, STOP, REASON, LASTED), TOTALS, List.of(LANG, VERSION)),
            List.of());

    private ConnectionMetrics() {}

    private static <T> Function<ConnRow, T> of(Function<ConnInfo, T> value) {
        return row -> value.apply(row.conn());
    }

    private static Metric<ConnRow> rate(String name, Unit unit, Function<Rates, @Nullable Double> rate) {
        String counted = name.replace("_rate", "").replace('_', ' ').replace("msgs", "messages");
        return Metric.rate(name, counted + " the client per second", unit, row -> rate.apply(row.rates()));
    }

    static @Nullable Double uptime(String printed) {
        try {
            return (double) Uptime.parse(printed).toSeconds();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable Double roundTrip(String printed) {
        Long nanos = RoundTrip.nanos(printed);
        return nanos == null ? null : Double.valueOf(nanos / 1e9);
    }
}
