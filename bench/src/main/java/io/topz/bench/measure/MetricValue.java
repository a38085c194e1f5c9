package io.topz.bench.measure;

/** A number measured in one round. */
public record MetricValue(BenchmarkMetric metric, double value) {}
