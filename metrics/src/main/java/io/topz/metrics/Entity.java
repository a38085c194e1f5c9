package io.topz.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that is measured, with its metrics.
 *
 * @param name of one: {@code stream}
 * @param plural of several: {@code streams}
 * @param metrics those that CSV and JSON always hold, in their order
 * @param more those that are there by name only
 */
public record Entity<E>(String name, String plural, List<Metric<E>> metrics, List<Metric<E>> more) {

    /** This entity with another metric, which CSV and JSON hold, too. */
    public Entity<E> with(Metric<E> metric) {
        return new Entity<>(
                name, plural, Stream.concat(metrics.stream(), Stream.of(metric)).toList(), more);
    }

    /** All metrics. */
    public List<Metric<E>> all() {
        return Stream.concat(metrics.stream(), more.stream()).toList();
    }

    /** A metric by its name or, when there is none, by an alias. */
    public Optional<Metric<E>> metric(String typed) {
        return find(typed, all());
    }

    /** A metric by its name among those that are numbers: a name of a text may be an alias of a number. */
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

    /** The names of the metrics that CSV and JSON hold. */
    public List<String> names() {
        return metrics.stream().map(Metric::name).toList();
    }

    /** The values for CSV and JSON of one of these, by the names of the metrics; null for what is not known. */
    public Map<String, @Nullable Object> data(E one) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Metric<E> metric : metrics) {
            Value value = metric.of(one);
            values.put(metric.name(), value == null ? null : value.data());
        }
        return values;
    }
}
