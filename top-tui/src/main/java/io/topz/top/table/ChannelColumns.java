package io.topz.top.table;

import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.plain;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.share;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.metrics.catalog.ChannelMetrics;
import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.text.Unit;
import java.util.List;

/** The columns of the channels of NATS Streaming. */
final class ChannelColumns {

    /** In the order of the screen. */
    static final List<Column<ChannelRow>> ALL = ActivityColumns.after(
            ChannelRow::activity,
            text("CHANNEL", 0, ChannelRow::name).names(true).narrow(20).rank(1).build(),
            plain("VERDICT", 12, (ChannelRow row) -> row.verdict().word(), ChannelRow::urgency)
                    .tone((row, look) -> SubscriberColumns.tone(row.verdict()))
                    .narrow(12)
                    .rank(2)
                    .build(),
            size("LAG", 6, Unit.COUNT, ChannelMetrics.LAG::whole)
                    .narrow(6)
                    .rank(3)
                    .build(),
            rate("IN/S", 6, Unit.COUNT, ChannelMetrics.IN_RATE::number)
                    .key("in_rate")
                    .alias("rate")
                    .narrow(6)
                    .rank(4)
                    .build(),
            size("MSGS", 6, Unit.COUNT, ChannelMetrics.MESSAGES::whole)
                    .key("messages")
                    .alias("msgs")
                    .narrow(6)
                    .rank(5)
                    .build(),
            size("BYTES", 6, Unit.BYTES, ChannelMetrics.BYTES::whole)
                    .narrow(6)
                    .rank(9)
                    .build(),
            size("SUBS", 4, Unit.COUNT, ChannelMetrics.SUBS::whole)
                    .narrow(4)
                    .rank(6)
                    .build(),
            number("STALLED", 7, ChannelMetrics.STALLED::whole)
                    .tone((row, look) -> Columns.warnUnlessZero(ChannelMetrics.STALLED.whole(row)))
                    .narrow(7)
                    .rank(8)
                    .build(),
            number("OFFLINE", 7, ChannelMetrics.OFFLINE::whole)
                    .tone((row, look) -> Columns.warnUnlessZero(ChannelMetrics.OFFLINE.whole(row)))
                    .narrow(7)
                    .rank(7)
                    .build(),
            size("PENDING", 7, Unit.COUNT, ChannelMetrics.PENDING::whole)
                    .narrow(7)
                    .rank(10)
                    .build(),
            share("FULL", 5, ChannelRow::full)
                    .tone((row, look) -> fullTone(row))
                    .narrow(5)
                    .rank(13)
                    .build(),
            number("FIRST", 9, ChannelMetrics.FIRST::whole)
                    .key("first_seq")
                    .alias("first")
                    .narrow(7)
                    .rank(15)
                    .build(),
            number("LAST", 9, ChannelMetrics.LAST::whole)
                    .key("last_seq")
                    .alias("last")
                    .narrow(7)
                    .rank(14)
                    .build());

    private ChannelColumns() {}

    private static Tone fullTone(ChannelRow row) {
        return row.full() == null ? Tone.QUIET : row.isNearlyFull() ? Tone.WARN : Tone.PLAIN;
    }
}
