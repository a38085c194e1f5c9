package io.topz.bench.report;

import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measurements of all rounds of one scenario, in the order in which they were made. Used by one thread. */
public final class Results {

    /** The key of a number: a case and a metric. */
    public record Line(String caseName, BenchmarkMetric metric) {}

    private final List<String> labels;
    private final Map<Line, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** Creates the results of servers, identified by their labels. */
    public Results(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    /** Adds a round of a case on one server. */
    public void add(String caseName, String label, List<MetricValue> measurements) {
        for (MetricValue measurement : measurements) {
            values.computeIfAbsent(new Line(caseName, measurement.metric()), key -> new LinkedHashMap<>())
                    .computeIfAbsent(label, key -> new ArrayList<>())
                    .add(measurement.value());
        }
    }

    /** Records that a server could not be measured (any further), with the reason. */
    public void fail(String label, String why) {
        failures.put(label, why);
    }

    public List<String> labels() {
        return labels;
    }

    public List<Line> keys() {
        return List.copyOf(values.keySet());
    }

    /** The reasons why servers could not be measured, by label. */
    public Map<String, String> failures() {
        return Collections.unmodifiableMap(failures);
    }

    /** The values of one server in each round; empty if there are none. */
    public List<Double> rounds(Line key, String label) {
        return values.getOrDefault(key, Map.of()).getOrDefault(label, List.of());
    }

    /** The median; of an even number of values, the mean of the two middle ones. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
