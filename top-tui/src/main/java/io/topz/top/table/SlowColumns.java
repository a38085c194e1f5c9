package io.topz.top.table;

import static io.topz.top.table.Columns.change;
import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.catalog.SlowConsumerMetrics;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Graph;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.RoundTrip;
import io.topz.metrics.watch.SlowRow;
import io.topz.top.format.Align;
import io.topz.top.format.RoundTripText;
import io.topz.top.format.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of connections that may be reading too slowly, and of those that were disconnected for it. */
final class SlowColumns {

    private static final double NEAR = 0.5;
    private static final Duration SOON = Duration.ofSeconds(10);

    /** In the order of the screen. */
    static final List<Column<SlowRow>> SLOW = List.of(
            Columns.id("CID", 5, conn(ConnInfo::cid)).rank(4).build(),
            text("NAME", 0, conn(ConnInfo::name))
                    .text((row, look) -> ConnectionName.text(row.conn()))
                    .tone((row, look) -> ConnectionName.tone(row.conn()))
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            Columns.<SlowRow>plain("CUT IN", 6, SlowColumns::cut, SlowRow::danger)
                    .key("cut_in")
                    .align(Align.RIGHT)
                    .tone((row, look) -> tone(row))
                    .narrow(6)
                    .rank(2)
                    .build(),
            Columns.<SlowRow>plain(
                            "BY",
                            8,
                            row -> row.cut().cause().word(),
                            row -> row.cut().cause().word())
                    .tone((row, look) -> tone(row))
                    .rank(5)
                    .build(),
            size("PENDING", 8, Unit.BYTES, SlowConsumerMetrics.PENDING::whole)
                    .tone((row, look) -> tone(row))
                    .narrow(7)
                    .rank(3)
                    .serverSort("pending")
                    .build(),
            change("GROWTH/S", 8, Unit.BYTES, SlowConsumerMetrics.GROWTH::number)
                    .key("growth")
                    .rank(5)
                    .build(),
            Columns.share("OF MAX", 6, SlowRow::share).key("of_max").rank(6).build(),
            rate("MSGS/S", 6, Unit.COUNT, SlowConsumerMetrics.RATE::number)
                    .key("rate")
                    .rank(7)
                    .build(),
            rate("BYTES/S", 7, Unit.BYTES, SlowConsumerMetrics.BYTES_RATE::number)
                    .key("bytes_rate")
                    .rank(10)
                    .build(),
            Columns.<SlowRow>plain(
                            "WAITS",
                            Graph.IN_ROW,
                            SlowRow::graph,
                            row -> row.conn().pendingBytes())
                    .tone((row, look) -> Tone.GRAPH)
                    .descending(true)
                    .rank(9)
                    .build(),
            Columns.<SlowRow>plain(
                            "RTT",
                            9,
                            row -> RoundTripText.of(row.conn().rtt(), false),
                            row -> RoundTrip.nanos(row.conn().rtt()))
                    .text((row, look) -> RoundTripText.of(row.conn().rtt(), look.raw()))
                    .align(Align.RIGHT)
                    .descending(true)
                    .rank(8)
                    .build(),
            number("STALLS", 6, SlowConsumerMetrics.STALLS::whole)
                    .text((row, look) -> stalls(row))
                    .tone((row, look) -> row.stalls() != null && row.stalls() > 0 ? Tone.WARN : Tone.QUIET)
                    .rank(11)
                    .build(),
            number("SUBS", 4, conn(ConnInfo::subscriptions)).rank(14).build(),
            Columns.<SlowRow>plain("HOST", 0, SlowColumns::host, SlowColumns::host)
                    .names(true)
                    .narrow(21)
                    .rank(12)
                    .build(),
            text("LANG", 6, conn(ConnInfo::lang)).rank(13).build());

    /** In the order of the screen. */
    static final List<Column<IncidentRow>> INCIDENTS = List.of(
            Columns.<IncidentRow>plain("#", 2, row -> Integer.toString(row.number()), IncidentRow::number)
                    .key("number")
                    .align(Align.RIGHT)
                    .descending(true)
                    .rank(9)
                    .build(),
            // Incidents from before the start of the dashboard can be days old.
            Moments.<IncidentRow>of("TIME", IncidentRow::when)
                    .shortText((row, look) -> Times.dayAndClock(row.when()))
                    .narrow(14)
                    .rank(2)
                    .build(),
            text("NAME", 0, victim(ConnInfo::name))
                    .text((row, look) -> name(row))
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            Columns.id("CID", 5, victim(ConnInfo::cid)).rank(3).build(),
            text("REASON", 0, IncidentRow::reason)
                    .shortText((row, look) -> SafeText.orEmpty(shortReason(row)))
                    .names(true)
                    .narrow(14)
                    .tone((row, look) -> Tone.BAD)
                    .rank(4)
                    .build(),
            size("PENDING", 8, Unit.BYTES, SlowConsumerMetrics.PENDING_AT_END::whole)
                    .rank(5)
                    .build(),
            Columns.<IncidentRow>plain(
                            "WAITED",
                            Graph.IN_ROW,
                            IncidentRow::graph,
                            row -> row.samples().size())
                    .tone((row, look) -> Tone.GRAPH)
                    .rank(7)
                    .build(),
            Columns.<IncidentRow>plain("HOST", 0, SlowColumns::victimHost, SlowColumns::victimHost)
                    .names(true)
                    .narrow(21)
                    .rank(6)
                    .build(),
            text("ACCOUNT", 0, victim(Grouping.ACCOUNT::label))
                    .names(true)
                    .narrow(8)
                    .rank(10)
                    .build(),
            text("LASTED", 6, victim(ConnInfo::uptime))
                    .align(Align.RIGHT)
                    .rank(8)
                    .build(),
            size("MSGS_TO", 7, Unit.COUNT, SlowConsumerMetrics.MSGS_TO::whole)
                    .rank(11)
                    .build(),
            number("SUBS", 4, victim(ConnInfo::subscriptions)).rank(12).build(),
            text("LANG", 6, victim(ConnInfo::lang)).rank(13).build(),
            text("SERVER", 0, IncidentRow::server)
                    .names(true)
                    .narrow(8)
                    .rank(14)
                    .shown((look, rows) ->
                            rows.stream().map(IncidentRow::server).distinct().count() > 1)
                    .build());

    private static final String IS_SLOW = "Slow Consumer (";

    private SlowColumns() {}

    private static <T> Function<SlowRow, T> conn(Function<ConnInfo, T> value) {
        return row -> value.apply(row.conn());
    }

    private static <T> Function<IncidentRow, @Nullable T> victim(Function<ConnInfo, @Nullable T> value) {
        return row -> row.conn() == null ? null : value.apply(row.conn());
    }

    /** The reason without "slow consumer", which applies to all of them: on narrow screens only the limit is shown. */
    private static @Nullable String shortReason(IncidentRow row) {
        String reason = row.reason();
        if (reason == null) {
            return null;
        }
        boolean isSlow = reason.startsWith(IS_SLOW) && reason.endsWith(")");
        return isSlow ? reason.substring(IS_SLOW.length(), reason.length() - 1) : reason;
    }

    private static String name(IncidentRow row) {
        return SafeText.orEmpty(SlowConsumerMetrics.VICTIM.printed(row));
    }

    private static String victimHost(IncidentRow row) {
        return SafeText.orEmpty(SlowConsumerMetrics.VICTIM_HOST.printed(row));
    }

    private static String host(SlowRow row) {
        return host(row.conn());
    }

    static String host(ConnInfo conn) {
        return SafeText.of(SlowConsumerMetrics.host(conn));
    }

    private static String cut(SlowRow row) {
        return SafeText.orEmpty(SlowConsumerMetrics.CUT_IN.printed(row));
    }

    private static String stalls(SlowRow row) {
        Long stalls = row.conn().stalls();
        if (stalls == null) {
            return Quantity.UNKNOWN;
        }
        return row.stalls() == null || row.stalls() == 0
                ? Quantity.count(stalls)
                : Quantity.count(stalls) + " +" + Quantity.rate(row.stalls()) + "/s";
    }

    static Tone tone(SlowRow row) {
        Double share = row.share();
        Forecast cut = row.cut().when();
        boolean soon = cut.kind() == Forecast.Kind.NOW
                || (cut.kind() == Forecast.Kind.IN && cut.in().compareTo(SOON) < 0);
        if (soon || (share != null && share >= NEAR)) {
            return Tone.BAD;
        }
        return Columns.warnUnlessZero(row.conn().pendingBytes());
    }
}
