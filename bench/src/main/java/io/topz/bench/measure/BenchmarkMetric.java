package io.topz.bench.measure;

/**
 * The meaning of a measured number.
 *
 * @param name the name shown in the table
 * @param unit the unit of its values
 */
public record BenchmarkMetric(String name, String unit) {

    /** A measured value of this metric. */
    public MetricValue of(double value) {
        return new MetricValue(this, value);
    }
}
