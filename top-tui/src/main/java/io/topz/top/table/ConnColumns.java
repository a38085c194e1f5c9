package io.topz.top.table;

import static io.topz.top.table.Columns.id;
import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.text.Uptime;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.ConnectionMetrics;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.RoundTrip;
import io.topz.top.format.Align;
import io.topz.top.format.RoundTripText;
import io.topz.top.format.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of open and closed connections: those of nats-top, in its order and widths, and some that are shown only while the table is
 * sorted by them. {@code TO} is traffic to the client ({@code out_*}), {@code FROM} is traffic from it ({@code in_*}).
 */
public final class ConnColumns {

    static final Column<ConnRow> HOST = Columns.<ConnRow>plain("HOST", 15, ConnColumns::address, ConnColumns::address)
            .text(ConnColumns::host)
            .names(true)
            .narrow(21)
            .rank(6)
            .build();

    static final Column<ConnRow> CID = id("CID", 6, ConnectionMetrics.CID::whole)
            .gap(1)
            .narrow(5)
            .rank(1)
            .descending(false)
            .serverSort("cid")
            .build();

    static final Column<ConnRow> NAME = text("NAME", 0, ConnectionMetrics.NAME::printed)
            .text((row, look) -> ConnectionName.text(row.conn()))
            .tone((row, look) -> ConnectionName.tone(row.conn()))
            .gap(1)
            .names(true)
            .narrow(16)
            .rank(2)
            .shown((look, rows) -> rows.stream().anyMatch(row -> row.conn().name() != null))
            .build();

    static final Column<ConnRow> SUBS = number("SUBS", 6, ConnectionMetrics.SUBS::whole)
            .rank(9)
            .serverSort("subs")
            .build();

    /** A number of bytes, but with decimal suffixes as in nats-top. */
    static final Column<ConnRow> PENDING = size("PENDING", 10, Unit.COUNT, ConnectionMetrics.PENDING::whole)
            .tone((row, look) -> Columns.warnUnlessZero(row.conn().pendingBytes()))
            .rank(5)
            .serverSort("pending")
            .build();

    static final Column<ConnRow> MSGS_TO =
            traffic("MSGS_TO", Unit.COUNT, ConnectionMetrics.MSGS_TO, ConnectionMetrics.MSGS_TO_RATE, 3);

    static final Column<ConnRow> MSGS_FROM =
            traffic("MSGS_FROM", Unit.COUNT, ConnectionMetrics.MSGS_FROM, ConnectionMetrics.MSGS_FROM_RATE, 4);

    static final Column<ConnRow> BYTES_TO =
            traffic("BYTES_TO", Unit.BYTES, ConnectionMetrics.BYTES_TO, ConnectionMetrics.BYTES_TO_RATE, 7);

    static final Column<ConnRow> BYTES_FROM =
            traffic("BYTES_FROM", Unit.BYTES, ConnectionMetrics.BYTES_FROM, ConnectionMetrics.BYTES_FROM_RATE, 8);

    static final Column<ConnRow> LANG =
            text("LANG", 7, ConnectionMetrics.LANG::printed).narrow(6).rank(16).build();

    static final Column<ConnRow> VERSION =
            text("VERSION", 7, ConnectionMetrics.VERSION::printed).rank(17).build();

    static final Column<ConnRow> UPTIME = lasting("UPTIME", 7, ConnInfo::uptime)
            .descending(false)
            .narrow(9)
            .rank(15)
            .build();

    static final Column<ConnRow> LAST_ACTIVITY = time("LAST_ACTIVITY", 40, Times::full, ConnInfo::lastActivity)
            .key("last")
            .shortTitle("LAST")
            .gap(0)
            .shortText((row, look) -> Times.clock(row.conn().lastActivity()))
            .narrow(8)
            .rank(14)
            .descending(true)
            .serverSort("last")
            .build();

    static final Column<ConnRow> SUBSCRIPTIONS = Columns.<ConnRow>plain(
                    "SUBSCRIPTIONS", 13, ConnColumns::subjects, ConnColumns::subjects)
            .stretches(true)
            .rank(3)
            .shown((look, rows) -> look.subs())
            .build();

    static final Column<ConnRow> IDLE =
            lasting("IDLE", 8, ConnInfo::idle).narrow(8).rank(10).build();

    static final Column<ConnRow> RTT = lasting("RTT", 10, ConnInfo::rtt)
            .text((row, look) -> RoundTripText.of(row.conn().rtt(), look.raw()))
            .order((row, look) -> RoundTrip.nanos(row.conn().rtt()))
            .narrow(10)
            .rank(10)
            .build();

    static final Column<ConnRow> START = time("START", 19, Times::second, ConnInfo::start)
            .narrow(19)
            .rank(10)
            .serverSort("start")
            .build();

    static final Column<ConnRow> REASON = text("REASON", 0, ConnectionMetrics.REASON::printed)
            .names(true)
            .narrow(29)
            .tone((row, look) -> reasonTone(row.conn().reason()))
            .rank(3)
            .serverSort("reason")
            .build();

    static final Column<ConnRow> STOP = time("STOPPED", 19, Times::second, ConnInfo::stop)
            .key("stop")
            .shortText((row, look) -> Times.dayAndClock(row.conn().stop()))
            .narrow(14)
            .rank(4)
            .descending(true)
            .serverSort("stop")
            .build();

    /** The columns of nats-top in its order. */
    public static final List<Column<ConnRow>> OPEN = List.of(
            HOST,
            CID,
            NAME,
            SUBS,
            PENDING,
            MSGS_TO,
            MSGS_FROM,
            BYTES_TO,
            BYTES_FROM,
            LANG,
            VERSION,
            UPTIME,
            LAST_ACTIVITY,
            SUBSCRIPTIONS);

    /** Further columns of open connections: activity while rates are shown, the others while the table is sorted by them. */
    static final List<Column<ConnRow>> OPEN_EXTRA = openExtra();

    /** The columns of closed connections: identity, time and reason of the end, and traffic. */
    public static final List<Column<ConnRow>> CLOSED = List.of(
            STOP.withGap(2),
            CID,
            NAME.withRank(3),
            REASON.withRank(2),
            HOST.withRank(7),
            UPTIME.withTitle("LASTED").withRateTitle("LASTED").withKey("uptime").withRank(6),
            SUBS,
            PENDING.withRank(5),
            MSGS_TO.withRank(8),
            MSGS_FROM.withRank(9),
            BYTES_TO.withRank(10),
            BYTES_FROM.withRank(11),
            LANG,
            VERSION);

    private ConnColumns() {}

    private static List<Column<ConnRow>> openExtra() {
        List<Column<ConnRow>> extra =
                new ArrayList<>(ActivityColumns.all(ConnRow::activity, (look, rows) -> look.rates()));
        for (Column<ConnRow> column : List.of(START, IDLE, RTT)) {
            extra.add(column.withShown((look, rows) -> false));
        }
        return List.copyOf(extra);
    }

    private static Column<ConnRow> traffic(
            String title, Unit unit, Metric<ConnRow> total, Metric<ConnRow> rate, int rank) {
        return Columns.<ConnRow>traffic(title, 10, unit, total::whole, rate::number)
                .rank(rank)
                .serverSort(title.toLowerCase(Locale.ROOT))
                .build();
    }

    /** A column of durations in the server's format, the longest first. */
    private static ColumnBuilder<ConnRow> lasting(String title, int width, Function<ConnInfo, @Nullable String> value) {
        return Columns.<ConnRow>plain(
                        title,
                        width,
                        row -> SafeText.orEmpty(value.apply(row.conn())),
                        row -> uptime(value.apply(row.conn())))
                .align(Align.RIGHT)
                .descending(true)
                .serverSort(title.toLowerCase(Locale.ROOT));
    }

    private static ColumnBuilder<ConnRow> time(
            String title,
            int width,
            Function<@Nullable Instant, String> text,
            Function<ConnInfo, @Nullable Instant> value) {
        return Columns.plain(title, width, row -> text.apply(value.apply(row.conn())), row -> value.apply(row.conn()));
    }

    private static String address(ConnRow row) {
        return withPort(SafeText.orEmpty(row.conn().ip()), row.conn());
    }

    private static String host(ConnRow row, Look look) {
        String ip = row.conn().ip();
        String name = ip == null ? null : look.names().apply(ip);
        return name == null ? address(row) : withPort(SafeText.of(name), row.conn());
    }

    private static String withPort(String host, ConnInfo conn) {
        return conn.port() == null ? host : host + ":" + conn.port();
    }

    private static String subjects(ConnRow row) {
        List<String> subjects = row.conn().subscriptionsList();
        if (subjects == null) {
            return "";
        }
        return SafeText.of(String.join(", ", subjects.stream().sorted().toList()));
    }

    private static Tone reasonTone(@Nullable String reason) {
        if (reason == null || reason.equals("Client Closed")) {
            return Tone.QUIET;
        }
        return reason.startsWith("Slow Consumer") ? Tone.BAD : Tone.WARN;
    }

    static @Nullable Double rttSeconds(ConnInfo conn) {
        return scaled(RoundTrip.nanos(conn.rtt()), 1e-9);
    }

    private static @Nullable Long uptime(@Nullable String uptime) {
        return uptime == null ? null : read(uptime, text -> Uptime.parse(text).toSeconds());
    }

    private static @Nullable Double scaled(@Nullable Long value, double unit) {
        return value == null ? null : Double.valueOf(value * unit);
    }

    /** Parses a value of the server. Null if the format is unknown. */
    private static @Nullable Long read(String text, Function<String, Long> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
