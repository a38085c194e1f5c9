package io.topz.top.table;

import static io.topz.top.table.Columns.age;
import static io.topz.top.table.Columns.change;
import static io.topz.top.table.Columns.plain;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.collectors.document.SequenceInfo;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Verdict;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.format.Align;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of consumers. */
public final class ConsumerColumns {

    static final Column<ConsumerRow> ACCOUNT =
            PlacementColumns.account(row -> row.key().stream().account());

    static final Column<ConsumerRow> STREAM = text("STREAM", 0, (ConsumerRow row) -> row.key().stream().stream())
            .names(true)
            .narrow(14)
            .rank(4)
            .build();

    static final Column<ConsumerRow> CONSUMER = text(
                    "CONSUMER", 0, (ConsumerRow row) -> row.key().consumer())
            .names(true)
            .narrow(16)
            .rank(1)
            .build();

    static final Column<ConsumerRow> TYPE = plain("TYPE", 4, ConsumerColumns::type, ConsumerColumns::type)
            .narrow(4)
            .rank(14)
            .build();

    static final Column<ConsumerRow> LAG = size("LAG", 6, Unit.COUNT, ConsumerMetrics.LAG::whole)
            .narrow(6)
            .rank(2)
            .build();

    static final Column<ConsumerRow> LAG_CHANGE = change("LAG/S", 6, Unit.COUNT, ConsumerMetrics.LAG_TREND::number)
            .key("lag_change")
            .narrow(6)
            .rank(6)
            .build();

    static final Column<ConsumerRow> DRAIN = plain("DRAIN", 5, row -> drain(row.drained()), ConsumerColumns::drained)
            .descending(true)
            .tone((row, look) -> drainTone(row.drained()))
            .align(Align.RIGHT)
            .narrow(5)
            .rank(7)
            .build();

    static final Column<ConsumerRow> VERDICT = plain(
                    "VERDICT", 14, row -> row.verdict().word(), ConsumerRow::urgency)
            .tone((row, look) -> tone(row.verdict()))
            .narrow(12)
            .rank(3)
            .build();

    static final Column<ConsumerRow> ACK_PENDING = size("ACK PEND", 8, Unit.COUNT, ConsumerMetrics.ACK_PENDING::whole)
            .key("ack_pending")
            .text(ConsumerColumns::ackPending)
            .tone(ConsumerColumns::ackPendingTone)
            .rank(5)
            .build();

    static final Column<ConsumerRow> REDELIVERED = size("REDELIV", 7, Unit.COUNT, ConsumerMetrics.REDELIVERED::whole)
            .key("redelivered")
            .tone((row, look) -> Verdict.redelivering(row.info()) > 0 ? Tone.WARN : Tone.PLAIN)
            .rank(9)
            .build();

    static final Column<ConsumerRow> WAITING = size("WAITING", 7, Unit.COUNT, ConsumerMetrics.WAITING::whole)
            .rank(8)
            .build();

    static final Column<ConsumerRow> LAST_DELIVERY = age("LAST DLV", 8, ConsumerRow::lastDelivery)
            .key("last_delivery")
            .text((row, look) -> last(row.lastDelivery(), row.info().delivered()))
            .rank(10)
            .build();

    static final Column<ConsumerRow> LAST_ACK = age("LAST ACK", 8, ConsumerRow::lastAck)
            .key("last_ack")
            .text((row, look) -> last(row.lastAck(), row.info().ackFloor()))
            .rank(11)
            .build();

    static final Column<ConsumerRow> DELIVERED = rate("DLV/S", 6, Unit.COUNT, ConsumerMetrics.DELIVERED_RATE::number)
            .key("delivered_rate")
            .alias("rate")
            .narrow(6)
            .rank(12)
            .build();

    static final Column<ConsumerRow> ACKED = rate("ACK/S", 6, Unit.COUNT, ConsumerMetrics.ACKED_RATE::number)
            .key("acked")
            .narrow(6)
            .rank(13)
            .build();

    static final Column<ConsumerRow> LEADER =
            PlacementColumns.leader(ConsumerRow::origin, row -> row.info().cluster());

    /** In the order of the screen. */
    public static final List<Column<ConsumerRow>> ALL = ActivityColumns.after(
            ConsumerRow::activity,
            ACCOUNT,
            STREAM,
            CONSUMER,
            TYPE,
            VERDICT,
            LAG,
            LAG_CHANGE,
            DRAIN,
            ACK_PENDING,
            REDELIVERED,
            WAITING,
            LAST_DELIVERY,
            LAST_ACK,
            DELIVERED,
            ACKED,
            LEADER);

    /** The columns without those that are equal in all rows. */
    public static final List<Column<ConsumerRow>> OF_STREAM = ALL.subList(2, ALL.size());

    private ConsumerColumns() {}

    /** {@code pull} or {@code push}. */
    public static String type(ConsumerRow row) {
        Boolean push = row.push();
        return push == null ? Quantity.UNKNOWN : push ? "push" : "pull";
    }

    /** The time to drain; blank if there is nothing to drain. */
    private static String drain(Forecast drained) {
        return drained.kind() == Forecast.Kind.NOW ? "" : drained.text();
    }

    private static @Nullable Comparable<?> drained(ConsumerRow row) {
        Forecast drained = row.drained();
        return drained.kind() == Forecast.Kind.UNKNOWN ? null : drained;
    }

    private static Tone drainTone(Forecast drained) {
        return drained.kind() == Forecast.Kind.NEVER ? Tone.WARN : Tone.PLAIN;
    }

    /** The pending acknowledgements and their limit: {@code 12/1000}. */
    public static String ackPending(ConsumerRow row, Look look) {
        String pending = Figures.total(row.info().numAckPending(), Unit.COUNT, look.raw());
        Long max = row.maxAckPending();
        return max == null ? pending : pending + "/" + Figures.total(max, Unit.COUNT, look.raw());
    }

    private static Tone ackPendingTone(ConsumerRow row, Look look) {
        return row.verdict() == Verdict.ACK_CAP
                ? Tone.WARN
                : Columns.quietZero(row.info().numAckPending());
    }

    /** The age of the last activity, or that there was none. */
    public static String last(@Nullable Duration age, @Nullable SequenceInfo sequence) {
        if (age != null) {
            return Times.age(age);
        }
        boolean never = sequence != null && sequence.consumerSeq() != null && sequence.consumerSeq() == 0;
        return never ? "never" : Quantity.UNKNOWN;
    }

    /** The tone of a verdict. Its text alone says the same. */
    public static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case NO_LEADER, STUCK, NOBODY_PULLING, NO_SUBSCRIBER -> Tone.BAD;
            case ACK_CAP, REDELIVERING, BEHIND, PAUSED -> Tone.WARN;
            case GIVEN_UP, FOLLOWER -> Tone.QUIET;
            case OK -> Tone.PLAIN;
        };
    }
}
