package io.topz.top.table;

import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.collectors.document.SubDetail;
import io.topz.metrics.catalog.SubscriptionMetrics;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.text.Unit;
import io.topz.top.format.Align;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the subscriptions of one connection. */
public final class SubColumns {

    static final Column<SubRow> SUBJECT = text("SUBJECT", 0, of(SubDetail::subject))
            .names(true)
            .narrow(24)
            .rank(1)
            .build();

    static final Column<SubRow> QUEUE = text("QUEUE", 0, of(SubDetail::qgroup))
            .names(true)
            .narrow(12)
            .rank(3)
            .build();

    static final Column<SubRow> MSGS = size("MSGS", 8, Unit.COUNT, SubscriptionMetrics.MSGS::whole)
            .narrow(8)
            .rank(2)
            .build();

    static final Column<SubRow> RATE = rate("MSGS/S", 8, Unit.COUNT, SubscriptionMetrics.RATE::number)
            .narrow(8)
            .rank(4)
            .build();

    static final Column<SubRow> SID = text("SID", 6, of(SubDetail::sid))
            .order((row, look) -> numberOrText(row.sub().sid()))
            .align(Align.RIGHT)
            .narrow(5)
            .rank(5)
            .build();

    static final Column<SubRow> MAX =
            number("MAX", 6, of(SubDetail::max)).narrow(6).rank(6).build();

    /** In the order of the screen. */
    public static final List<Column<SubRow>> ALL = List.of(SUBJECT, QUEUE, MSGS, RATE, SID, MAX);

    private SubColumns() {}

    private static <T> Function<SubRow, T> of(Function<SubDetail, T> value) {
        return row -> value.apply(row.sub());
    }

    /** Sorts ids as numbers. The text ids of MQTT clients come after them. */
    private static String numberOrText(@Nullable String sid) {
        String id = sid == null ? "" : sid;
        boolean number = !id.isEmpty() && id.length() < 20 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? "0" + "0".repeat(20 - id.length()) + id : "1" + id;
    }
}
