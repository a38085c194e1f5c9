package io.topz.top.table;

import static io.topz.top.table.Columns.age;
import static io.topz.top.table.Columns.change;
import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.plain;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.collectors.document.StreamConfig;
import io.topz.metrics.catalog.BucketMetrics;
import io.topz.metrics.catalog.StreamMetrics;
import io.topz.metrics.jetstream.StreamLimit;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.jetstream.StreamVerdict;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.format.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of streams, and of the buckets that are stored in them. */
public final class StreamColumns {

    static final Column<StreamRow> ACCOUNT =
            PlacementColumns.account(row -> row.key().account());

    static final Column<StreamRow> STREAM = text("STREAM", 0, (StreamRow row) -> row.key().stream())
            .names(true)
            .narrow(18)
            .rank(1)
            .build();

    static final Column<StreamRow> STORE = plain("STORE", 6, StreamColumns::store, StreamColumns::store)
            .rank(14)
            .build();

    static final Column<StreamRow> MSGS = size("MSGS", 6, Unit.COUNT, StreamMetrics.MESSAGES::whole)
            .narrow(6)
            .rank(2)
            .build();

    static final Column<StreamRow> BYTES = size("BYTES", 6, Unit.BYTES, StreamMetrics.BYTES::whole)
            .narrow(6)
            .rank(5)
            .build();

    static final Column<StreamRow> IN = rate("IN/S", 6, Unit.COUNT, StreamMetrics.IN_RATE::number)
            .key("in")
            .alias("rate")
            .narrow(6)
            .rank(3)
            .build();

    static final Column<StreamRow> GROWTH = change("GROWTH/S", 8, Unit.COUNT, StreamMetrics.MESSAGES_TREND::number)
            .key("growth")
            .rank(7)
            .build();

    static final Column<StreamRow> BYTES_GROWTH = change("BYTES/S", 7, Unit.BYTES, StreamMetrics.BYTES_TREND::number)
            .key("bytes_growth")
            .rank(8)
            .build();

    static final Column<StreamRow> FULL = plain("FULL", 9, StreamColumns::full, StreamColumns::share)
            .descending(true)
            .tone((row, look) -> limitTone(row))
            .narrow(9)
            .rank(4)
            .build();

    static final Column<StreamRow> FULL_IN = plain("FULL IN", 11, StreamColumns::fullIn, StreamColumns::soonest)
            .key("full_in")
            .tone((row, look) -> limitTone(row))
            .narrow(11)
            .rank(6)
            .build();

    /** Streams with the same verdict are ordered by name, so that rows do not move. */
    static final Column<StreamRow> VERDICT = plain("VERDICT", 13, StreamColumns::verdict, StreamVerdict::of)
            .tone((row, look) -> tone(StreamVerdict.of(row)))
            .narrow(11)
            .rank(5)
            .build();

    /** The sort key of the overview: the worst verdict first, and among streams without trouble the busiest. */
    private record Attention(StreamVerdict verdict, double in) implements Comparable<Attention> {
        static Attention of(StreamRow row) {
            Double in = row.rates().in();
            return new Attention(StreamVerdict.of(row), in == null ? 0 : in);
        }

        @Override
        public int compareTo(Attention other) {
            int byVerdict = Boolean.compare(other.verdict.isTrouble(), verdict.isTrouble());
            int byKind = byVerdict != 0 || !verdict.isTrouble() ? byVerdict : verdict.compareTo(other.verdict);
            return byKind != 0 ? byKind : Double.compare(other.in, in);
        }
    }

    static final Column<StreamRow> CONSUMERS = number("CONS", 4, StreamMetrics.CONSUMERS::whole)
            .key("consumers")
            .rank(10)
            .build();

    static final Column<StreamRow> SUBJECTS = size("SUBJECTS", 8, Unit.COUNT, StreamMetrics.SUBJECTS::whole)
            .rank(13)
            .build();

    static final Column<StreamRow> OLDEST =
            age("OLDEST", 6, StreamRow::firstAge).descending(true).rank(12).build();

    static final Column<StreamRow> NEWEST =
            age("NEWEST", 6, StreamRow::lastAge).rank(9).build();

    static final Column<StreamRow> FIRST =
            number("FIRST", 5, StreamMetrics.FIRST::whole).rank(16).build();

    static final Column<StreamRow> LAST =
            number("LAST", 5, StreamMetrics.LAST::whole).rank(15).build();

    static final Column<StreamRow> DELETED = size("DELETED", 7, Unit.COUNT, StreamMetrics.DELETED::whole)
            .rank(17)
            .build();

    /** Damage is rare, but important: the column is shown only when messages were lost, and is then left out last. */
    static final Column<StreamRow> LOST = number("LOST", 5, StreamMetrics.LOST::whole)
            .text((row, look) -> row.lost() == null ? "" : row.lost() + " LOST")
            .tone((row, look) -> Tone.BAD)
            .narrow(6)
            .rank(2)
            .shown((look, rows) -> rows.stream().anyMatch(row -> row.lost() != null))
            .build();

    static final Column<StreamRow> BUCKET =
            text("BUCKET", 0, StreamRow::bucket).names(true).narrow(18).rank(1).build();

    static final Column<StreamRow> KIND =
            text("KIND", 6, BucketMetrics.KIND::printed).narrow(6).rank(6).build();

    static final Column<StreamRow> VALUES =
            MSGS.with(column -> column.key("values").title("VALUES").rateTitle("VALUES"));

    static final Column<StreamRow> HISTORY = number("HISTORY", 7, config(StreamConfig::maxMsgsPerSubject))
            .text((row, look) -> unlimited(row, StreamConfig::maxMsgsPerSubject, max -> Long.toString(max)))
            .value((row, look) -> BucketMetrics.HISTORY.number(row))
            .tone((row, look) -> Tone.PLAIN)
            .rank(9)
            .build();

    static final Column<StreamRow> TTL = number("TTL", 5, config(StreamConfig::maxAge))
            .text((row, look) -> unlimited(row, StreamConfig::maxAge, max -> Times.age(Duration.ofNanos(max))))
            .tone((row, look) -> Tone.PLAIN)
            .rank(9)
            .build();

    /** In the order of the screen. */
    public static final List<Column<StreamRow>> STREAMS = ActivityColumns.after(
            StreamRow::activity,
            ACCOUNT,
            STREAM,
            LOST,
            VERDICT,
            STORE,
            MSGS,
            BYTES,
            IN,
            GROWTH,
            BYTES_GROWTH,
            FULL,
            FULL_IN,
            CONSUMERS,
            SUBJECTS,
            FIRST,
            LAST,
            OLDEST,
            NEWEST,
            DELETED,
            PlacementColumns.leader(StreamRow::origin, row -> row.detail().cluster()),
            PlacementColumns.replicas(StreamRow::origin, row -> row.detail().cluster()));

    /** The same columns for the overview, in which streams without trouble are ordered by their load. */
    static final List<Column<StreamRow>> OVERVIEW = STREAMS.stream()
            .map(column ->
                    column.key().equals(VERDICT.key()) ? column.withOrder((row, look) -> Attention.of(row)) : column)
            .toList();

    /** In the order of the screen. */
    public static final List<Column<StreamRow>> BUCKETS = ActivityColumns.after(
            StreamRow::activity,
            ACCOUNT,
            BUCKET,
            LOST,
            VERDICT,
            KIND,
            STORE,
            VALUES,
            BYTES,
            IN,
            GROWTH,
            BYTES_GROWTH,
            HISTORY,
            TTL,
            FULL,
            FULL_IN,
            CONSUMERS,
            SUBJECTS,
            OLDEST,
            NEWEST,
            PlacementColumns.leader(StreamRow::origin, row -> row.detail().cluster()),
            PlacementColumns.replicas(StreamRow::origin, row -> row.detail().cluster()));

    private StreamColumns() {}

    private static String verdict(StreamRow row) {
        return String.valueOf(StreamMetrics.VERDICT.printed(row));
    }

    private static Function<StreamRow, @Nullable Long> config(Function<StreamConfig, @Nullable Long> value) {
        return row -> row.config() == null ? null : value.apply(row.config());
    }

    private static String unlimited(
            StreamRow row, Function<StreamConfig, @Nullable Long> value, Function<Long, String> text) {
        Long max = config(value).apply(row);
        if (max == null) {
            return Quantity.UNKNOWN;
        }
        return max <= 0 ? "no limit" : text.apply(max);
    }

    private static String store(StreamRow row) {
        return SafeText.orEmpty(BucketMetrics.STORE.printed(row));
    }

    private static String full(StreamRow row) {
        return String.valueOf(BucketMetrics.FULL.printed(row));
    }

    private static String fullIn(StreamRow row) {
        return String.valueOf(BucketMetrics.FULL_IN.printed(row));
    }

    private static @Nullable Comparable<?> share(StreamRow row) {
        return StreamLimit.worst(row.limits()).map(StreamLimit::share).orElse(null);
    }

    private static @Nullable Comparable<?> soonest(StreamRow row) {
        return StreamLimit.worst(row.limits()).map(StreamLimit::full).orElse(null);
    }

    /** The tone of a verdict. Its text alone says the same. */
    public static Tone tone(StreamVerdict verdict) {
        return switch (verdict) {
            case NO_LEADER, REJECTING, LOST -> Tone.BAD;
            case REPLICA, NEARLY_FULL -> Tone.WARN;
            case FOLLOWER, DROPS_OLD -> Tone.QUIET;
            case OK -> Tone.PLAIN;
        };
    }

    private static Tone limitTone(StreamRow row) {
        Optional<StreamLimit> worst = StreamLimit.worst(row.limits());
        return worst.map(Limits::tone).orElse(Tone.QUIET);
    }
}
