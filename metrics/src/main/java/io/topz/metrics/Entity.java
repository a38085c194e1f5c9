package io.topz.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of measured thing, such as a stream, with its metrics.
 *
 * @param name the name in the singular, such as {@code stream}
 * @param plural the name in the plural, such as {@code streams}
 * @param metrics the metrics that CSV and JSON always contain, in their order
 * @param more further metrics, available by name only
 */
public record Entity<E>(String name, String plural, List<Metric<E>> metrics, List<Metric<E>> more) {

    /** This entity with an additional metric, which CSV and JSON contain, too. */
    public Entity<E> with(Metric<E> metric) {
        return new Entity<>(
                name, plural, Stream.concat(metrics.stream(), Stream.of(metric)).toList(), more);
    }

    /** All metrics. */
    public List<Metric<E>> all() {
        return Stream.concat(metrics.stream(), more.stream()).toList();
    }

    /** The metric with that name or, if there is none, with that alias. */
    public Optional<Metric<E>> metric(String typed) {
        return find(typed, all());
    }

    /** The numeric metric with that name or alias. The name of a text metric may be an alias of a numeric one. */
    public Optional<Metric<E>> numeric(String typed) {
        return find(typed, all().stream().filter(Metric::isNumeric).toList());
    }

    private static <E> Optional<Metric<E>> find(String typed, List<Metric<E>> metrics) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(typed))
                .findFirst()
                .or(() ->
                        metrics.stream().filter(metric -> metric.isNamed(typed)).findFirst());
    }

    /** The names of the metrics that CSV and JSON contain. */
    public List<String> names() {
        return metrics.stream().map(Metric::name).toList();
    }

    /** The values of {@code one} for CSV and JSON by the names of the metrics; unknown values are null. */
    public Map<String, @Nullable Object> data(E one) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Metric<E> metric : metrics) {
            Value value = metric.of(one);
            values.put(metric.name(), value == null ? null : value.data());
        }
        return values;
    }
}
