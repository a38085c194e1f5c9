package io.topz.bench.measure;

/** A number measured in one round. */
public record Reading(Metric metric, double value) {}
