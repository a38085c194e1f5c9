package io.topz.top.table;

import static io.topz.top.table.Columns.age;
import static io.topz.top.table.Columns.change;
import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.plain;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.metrics.catalog.SubscriberMetrics;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.streaming.StreamingVerdict;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.metrics.text.Unit;
import io.topz.top.format.Align;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the subscribers of NATS Streaming's channels. */
public final class SubscriberColumns {

    /** The mark of a lag of 0 that is a guess, because the channel was created again. */
    private static final String AHEAD = "0?";

    private static final Column<SubscriberRow> CHANNEL = text(
                    "CHANNEL", 0, (SubscriberRow row) -> row.key().channel())
            .names(true)
            .narrow(16)
            .rank(1)
            .build();

    /** In the order of the screen. */
    static final List<Column<SubscriberRow>> ALL = ActivityColumns.after(
            SubscriberRow::activity,
            CHANNEL,
            text("CLIENT", 0, SubscriberRow::client)
                    .key("clients")
                    .alias("client")
                    .names(true)
                    .narrow(12)
                    .rank(4)
                    .build(),
            text("NAME", 0, SubscriberRow::name).names(true).narrow(10).rank(5).build(),
            plain(
                            "KIND",
                            13,
                            (SubscriberRow row) -> row.key().kind().word(),
                            row -> row.key().kind())
                    .narrow(7)
                    .rank(9)
                    .build(),
            plain("VERDICT", 12, (SubscriberRow row) -> row.verdict().word(), SubscriberRow::urgency)
                    .tone((row, look) -> tone(row.verdict()))
                    .narrow(12)
                    .rank(2)
                    .build(),
            size("LAG", 6, Unit.COUNT, SubscriberMetrics.LAG::whole)
                    .text((row, look) -> row.isAhead() ? AHEAD : Figures.total(row.lag(), Unit.COUNT, look.raw()))
                    .narrow(6)
                    .rank(3)
                    .build(),
            change("LAG/S", 6, Unit.COUNT, SubscriberMetrics.LAG_TREND::number)
                    .key("lag_change")
                    .narrow(6)
                    .rank(10)
                    .build(),
            plain("DRAIN", 5, SubscriberColumns::drain, SubscriberColumns::drained)
                    .descending(true)
                    .align(Align.RIGHT)
                    .narrow(5)
                    .rank(11)
                    .build(),
            size("PENDING", 9, Unit.COUNT, SubscriberMetrics.PENDING::whole)
                    .text(SubscriberColumns::pending)
                    .tone((row, look) ->
                            row.verdict() == StreamingVerdict.STALLED ? Tone.WARN : Columns.quietZero(row.pending()))
                    .narrow(9)
                    .rank(6)
                    .build(),
            rate("SENT/S", 6, Unit.COUNT, SubscriberMetrics.SENT_RATE::number)
                    .key("sent_rate")
                    .alias("rate")
                    .narrow(6)
                    .rank(7)
                    .build(),
            size("DROPPED", 7, Unit.COUNT, SubscriberMetrics.DROPPED::whole)
                    .tone((row, look) -> Columns.warnUnlessZero(row.dropped()))
                    .narrow(7)
                    .rank(13)
                    .build(),
            number("LAST SENT", 9, SubscriberMetrics.LAST_SENT::whole)
                    .key("last_sent")
                    .narrow(9)
                    .rank(14)
                    .build(),
            age("ACK WAIT", 8, SubscriberRow::ackWait)
                    .key("ack_wait")
                    .narrow(8)
                    .rank(15)
                    .build(),
            number("MEMBERS", 7, SubscriberMetrics.MEMBERS::whole)
                    .narrow(7)
                    .rank(16)
                    .build());

    /** The columns without that of the channel. */
    static final List<Column<SubscriberRow>> OF_CHANNEL = ALL.subList(1, ALL.size());

    /** The columns without that of the client. */
    static final List<Column<SubscriberRow>> OF_CLIENT =
            ALL.stream().filter(column -> !column.key().equals("clients")).toList();

    private SubscriberColumns() {}

    /** The messages that are not acknowledged and their limit: {@code 12/1024}. */
    private static String pending(SubscriberRow row, Look look) {
        String pending = Figures.total(row.pending(), Unit.COUNT, look.raw());
        Long max = row.maxInflight();
        return max == null ? pending : pending + "/" + Figures.total(max, Unit.COUNT, look.raw());
    }

    /** The time to drain; blank if there is nothing to drain. */
    private static String drain(SubscriberRow row) {
        Forecast drained = row.drained();
        return drained.kind() == Forecast.Kind.NOW ? "" : drained.text();
    }

    private static @Nullable Comparable<?> drained(SubscriberRow row) {
        Forecast drained = row.drained();
        return drained.kind() == Forecast.Kind.UNKNOWN ? null : drained;
    }

    /** The tone of a verdict. Its text alone says the same. */
    public static Tone tone(StreamingVerdict verdict) {
        return switch (verdict) {
            case GONE, STALLED -> Tone.BAD;
            case OFFLINE, REDELIVERING, BEHIND -> Tone.WARN;
            case FOLLOWER -> Tone.QUIET;
            case OK -> Tone.PLAIN;
        };
    }
}
