package io.topz.bench.measure;

/**
 * The meaning of a measured number.
 *
 * @param name as the table shows it
 * @param unit of its values
 */
public record Metric(String name, String unit) {

    /** A number that was measured. */
    public Reading of(double value) {
        return new Reading(this, value);
    }
}
