package io.topz.top.table;

import static io.topz.top.table.Columns.id;
import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.plain;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.metrics.catalog.StreamingClientMetrics;
import io.topz.metrics.streaming.StreamingClientRow;
import io.topz.metrics.text.Unit;
import io.topz.top.format.SafeText;
import java.util.List;
import java.util.Objects;

/** The columns of the clients of NATS Streaming. */
final class StreamingClientColumns {

    /** The text in place of a connection that was not found. */
    private static final String NONE = "no connection";

    /** In the order of the screen. */
    static final List<Column<StreamingClientRow>> ALL = List.of(
            text("CLIENT", 0, StreamingClientRow::id)
                    .key("id")
                    .alias("client")
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            plain("VERDICT", 12, (StreamingClientRow row) -> row.verdict().word(), StreamingClientRow::urgency)
                    .tone((row, look) -> SubscriberColumns.tone(row.verdict()))
                    .narrow(12)
                    .rank(2)
                    .build(),
            size("SUBS", 5, Unit.COUNT, StreamingClientMetrics.SUBS::whole)
                    .narrow(4)
                    .rank(3)
                    .build(),
            size("LAG", 6, Unit.COUNT, StreamingClientMetrics.LAG::whole)
                    .narrow(6)
                    .rank(4)
                    .build(),
            size("PENDING", 7, Unit.COUNT, StreamingClientMetrics.PENDING::whole)
                    .narrow(7)
                    .rank(5)
                    .build(),
            number("STALLED", 7, StreamingClientMetrics.STALLED::whole)
                    .tone((row, look) -> Columns.warnUnlessZero(StreamingClientMetrics.STALLED.whole(row)))
                    .narrow(7)
                    .rank(8)
                    .build(),
            id("CID", 6, StreamingClientMetrics.CID::whole).narrow(5).rank(7).build(),
            text("HOST", 0, StreamingClientMetrics.HOST::printed)
                    .text((row, look) -> host(row))
                    .names(true)
                    .narrow(21)
                    .rank(6)
                    .build(),
            text("NAME", 0, StreamingClientMetrics.NAME::printed)
                    .names(true)
                    .narrow(12)
                    .rank(10)
                    .build(),
            text("LANG", 6, StreamingClientMetrics.LANG::printed).rank(9).build(),
            text("SERVER", 0, StreamingClientMetrics.SERVER::printed)
                    .names(true)
                    .narrow(8)
                    .rank(11)
                    .shown((look, rows) -> rows.stream()
                                    .map(StreamingClientMetrics.SERVER::printed)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .count()
                            > 1)
                    .build());

    private StreamingClientColumns() {}

    private static String host(StreamingClientRow row) {
        return row.connection() == null ? NONE : SafeText.orEmpty(StreamingClientMetrics.HOST.printed(row));
    }
}
