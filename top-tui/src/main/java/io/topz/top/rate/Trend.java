package io.topz.top.rate;

import java.util.Arrays;

/**
 * The last rates, oldest first, for a graph. NaN is a gap. Immutable.
 */
public final class Trend {

    /** The rates that are kept. */
    public static final int MAX_SAMPLES = 120;

    /** No rates yet. */
    public static final Trend EMPTY = new Trend(new double[0]);

    private final double[] values;

    private Trend(double[] values) {
        this.values = values;
    }

    /** This trend and one more rate; NaN where none is known. */
    public Trend with(double value) {
        return with(value, MAX_SAMPLES);
    }

    /** The last rates of this trend and one more, at most so many. */
    Trend with(double value, int most) {
        int kept = Math.min(values.length, most - 1);
        double[] longer = Arrays.copyOfRange(values, values.length - kept, values.length + 1);
        longer[kept] = value;
        return new Trend(longer);
    }

    /** The last rates, at most so many, oldest first. */
    public double[] last(int count) {
        return Arrays.copyOfRange(values, Math.max(0, values.length - count), values.length);
    }
}
