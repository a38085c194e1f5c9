package io.topz.metrics.catalog;

import io.topz.collectors.document.StreamConfig;
import io.topz.metrics.Entity;
import io.topz.metrics.Kind;
import io.topz.metrics.Metric;
import io.topz.metrics.Value;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.jetstream.StreamLimit;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of key-value and object buckets, and those of the streams that they are stored in. */
public final class BucketMetrics {

    private static final double NANOS = 1e9;

    public static final Metric<StreamRow> KIND =
            Metric.text("kind", "kv or object", row -> row.isKeyValue() ? "kv" : "object");

    public static final Metric<StreamRow> STORE =
            Metric.text("store", "where it keeps its values, and how long", BucketMetrics::store);

    public static final Metric<StreamRow> VALUES = StreamMetrics.MESSAGES.named("values");

    /** Less than one is no limit. */
    public static final Metric<StreamRow> HISTORY =
            new Metric<>("history", List.of(), "values that it keeps of a key", Unit.COUNT, Kind.GAUGE, row -> {
                Long most = config(row, StreamConfig::maxMsgsPerSubject);
                return most == null ? null : new Value.Signed(most);
            });

    /** Zero is no limit. */
    public static final Metric<StreamRow> TTL = new Metric<>(
            "ttl", List.of(), "time that it keeps a value, in nanoseconds", Unit.SECONDS, Kind.GAUGE, row -> {
                Long nanos = config(row, StreamConfig::maxAge);
                return nanos == null ? null : new Value.Scaled(nanos, nanos / NANOS);
            });

    public static final Metric<StreamRow> FULL = Metric.printedNumber(
            "full",
            "use of its nearest limit",
            Unit.PERCENT,
            BucketMetrics::full,
            row -> worst(row).map(StreamLimit::share).map(share -> share * 100).orElse(null));

    public static final Metric<StreamRow> FULL_IN = Metric.<StreamRow>printedNumber(
                    "full_in",
                    "time until its nearest limit is reached",
                    Unit.SECONDS,
                    BucketMetrics::fullIn,
                    row -> worst(row)
                            .map(StreamLimit::full)
                            .map(Forecast::seconds)
                            .orElse(null))
            .as(Kind.FORECAST);

    private static final List<Metric<StreamRow>> SHOWN = Lists.concat(
            List.of(
                    StreamMetrics.ACCOUNT,
                    Metric.text("bucket", "name of the bucket", StreamRow::bucket),
                    StreamMetrics.LOST,
                    StreamMetrics.VERDICT,
                    KIND,
                    STORE,
                    VALUES,
                    StreamMetrics.BYTES,
                    StreamMetrics.IN_RATE.named("in"),
                    StreamMetrics.MESSAGES_TREND.named("growth"),
                    StreamMetrics.BYTES_TREND.named("bytes_growth"),
                    HISTORY,
                    TTL,
                    FULL,
                    FULL_IN,
                    StreamMetrics.CONSUMERS,
                    StreamMetrics.SUBJECTS,
                    age("oldest", "age of the first value", StreamRow::firstAge),
                    age("newest", "age of the last value", StreamRow::lastAge),
                    Metric.text(
                            "leader",
                            "name of the server that leads it",
                            row -> Replicas.leaderText(
                                    row.origin(), row.detail().cluster())),
                    Metric.text(
                            "replicas",
                            "servers that hold it",
                            row -> Replicas.text(row.origin(), row.detail().cluster()))),
            ActivityMetrics.asShown(StreamRow::activity));

    /** The buckets. Whatever else is known of their streams is there by name. */
    public static final Entity<StreamRow> BUCKETS = new Entity<>(
            "bucket",
            "buckets",
            SHOWN,
            StreamMetrics.STREAMS.all().stream()
                    .filter(metric -> SHOWN.stream()
                            .noneMatch(shown -> shown.isNamed(metric.name()) || metric.isNamed(shown.name())))
                    .toList());

    private BucketMetrics() {}

    private static <T> @Nullable T config(StreamRow row, Function<StreamConfig, @Nullable T> value) {
        return row.config() == null ? null : value.apply(row.config());
    }

    private static Metric<StreamRow> age(String name, String help, Function<StreamRow, @Nullable Duration> age) {
        return Metric.gauge(name, help, Unit.SECONDS, row -> {
            Duration known = age.apply(row);
            return known == null ? null : Double.valueOf(known.toNanos() / NANOS);
        });
    }

    private static Optional<StreamLimit> worst(StreamRow row) {
        return StreamLimit.worst(row.limits());
    }

    private static String store(StreamRow row) {
        StreamConfig config = row.config();
        return config == null
                ? Quantity.UNKNOWN
                : (orEmpty(config.storage()) + " " + orEmpty(config.retention())).strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String full(StreamRow row) {
        return row.config() == null
                ? Quantity.UNKNOWN
                : worst(row).map(StreamLimit::usedText).orElse("no limit");
    }

    private static String fullIn(StreamRow row) {
        return row.config() == null
                ? Quantity.UNKNOWN
                : worst(row).map(StreamLimit::fullText).orElse("never");
    }
}
