package io.topz.bench.measure;

/** One number measured in one round. */
public record Reading(Metric metric, double value) {}
