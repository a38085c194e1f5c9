package io.topz.app.check;

import io.topz.app.check.Condition.Origin;
import io.topz.app.check.Threshold.Comparison;
import io.topz.app.check.Threshold.Limit;
import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.text.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds in the metadata of streams and consumers, with the names that the nats command line uses: {@code
 * io.nats.monitor.lag-critical} and so on. Values that cannot be parsed are ignored.
 */
final class MetadataConditions {

    private static final String PREFIX = "io.nats.monitor.";
    private static final double NANOS = 1e9;

    /** A rule: a metadata key, the figure that it is about, and whether its value is a duration. */
    private record Rule(String key, String figure, Comparison comparison, Severity severity, boolean duration) {}

    private static final List<Rule> STREAM = List.of(
            critical("lag-critical", "source_lag", Comparison.AT_LEAST),
            seconds("seen-critical", "source_seconds"),
            critical("min-sources", "sources", Comparison.LESS),
            critical("max-sources", "sources", Comparison.MORE),
            critical("peer-expect", "replicas", Comparison.DIFFERENT),
            critical("peer-lag-critical", "replica_lag", Comparison.AT_LEAST),
            seconds("peer-seen-critical", "replica_seconds"),
            new Rule("msgs-warn", "messages", Comparison.LESS, Severity.WARNING, false),
            critical("msgs-critical", "messages", Comparison.LESS));

    private static final List<Rule> CONSUMER = List.of(
            critical("outstanding-ack-critical", "ack_pending", Comparison.AT_LEAST),
            critical("waiting-critical", "waiting", Comparison.AT_LEAST),
            critical("unprocessed-critical", "lag", Comparison.AT_LEAST),
            critical("redelivery-critical", "redelivered", Comparison.AT_LEAST),
            seconds("last-delivery-critical", "last_delivery"),
            seconds("last-ack-critical", "last_ack"));

    private MetadataConditions() {}

    private static Rule critical(String key, String figure, Comparison comparison) {
        return new Rule(key, figure, comparison, Severity.CRITICAL, false);
    }

    private static Rule seconds(String key, String figure) {
        return new Rule(key, figure, Comparison.AT_LEAST, Severity.CRITICAL, true);
    }

    /** The conditions of all streams and consumers that this server leads. */
    static List<Condition> of(Observation seen) {
        List<Condition> conditions = new ArrayList<>();
        Jsz jsz = seen.now().jsz();
        if (jsz == null) {
            return conditions;
        }
        for (AccountDetail account : orEmpty(jsz.accountDetails())) {
            for (StreamDetail stream : orEmpty(account.streamDetail())) {
                stream(stream, conditions);
                for (ConsumerInfo consumer : orEmpty(stream.consumerDetail())) {
                    Map<String, String> metadata =
                            consumer.config() == null ? null : consumer.config().metadata();
                    add(CONSUMER, stream.name() + "/" + consumer.name(), metadata, conditions);
                }
            }
        }
        return conditions;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static void stream(StreamDetail stream, List<Condition> conditions) {
        Map<String, String> metadata =
                stream.config() == null ? null : stream.config().metadata();
        String name = String.valueOf(stream.name());
        add(STREAM, name, metadata, conditions);
        Double warning = number(metadata, "subjects-warn", false);
        Double critical = number(metadata, "subjects-critical", false);
        // If the critical number is the lower one, lower values are worse.
        boolean fewer = warning != null && critical != null && critical < warning;
        Comparison comparison = fewer ? Comparison.LESS : Comparison.MORE;
        add(name, "subjects", comparison, warning, Severity.WARNING, conditions);
        add(name, "subjects", comparison, critical, Severity.CRITICAL, conditions);
    }

    private static void add(
            List<Rule> rules, String subject, @Nullable Map<String, String> metadata, List<Condition> conditions) {
        for (Rule rule : rules) {
            Double limit = number(metadata, rule.key(), rule.duration());
            add(subject, rule.figure(), rule.comparison(), limit, rule.severity(), conditions);
        }
    }

    private static void add(
            String subject,
            String figure,
            Comparison comparison,
            @Nullable Double limit,
            Severity severity,
            List<Condition> conditions) {
        if (limit != null) {
            conditions.add(new Condition(figure, subject, new Limit(comparison, limit), severity, Origin.METADATA));
        }
    }

    /** The number of a key; null if it is missing, disabled, or not a number. */
    private static @Nullable Double number(@Nullable Map<String, String> metadata, String key, boolean duration) {
        if (metadata == null || "false".equals(metadata.get(PREFIX + "enabled"))) {
            return null;
        }
        String text = metadata.get(PREFIX + key);
        if (text == null) {
            return null;
        }
        try {
            double value = duration ? GoDuration.parse(text.strip()) / NANOS : Double.parseDouble(text.strip());
            // The nats command line ignores values that are not positive.
            return value > 0 ? value : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
