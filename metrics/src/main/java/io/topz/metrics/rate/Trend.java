package io.topz.metrics.rate;

import io.topz.metrics.text.Graph;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The last rates, oldest first, for a graph. NaN stands for a gap. Immutable. */
public final class Trend {

    /** The maximum number of rates. */
    public static final int MAX_SAMPLES = 120;

    /** An empty trend. */
    public static final Trend EMPTY = new Trend(new double[0]);

    private final double[] values;

    private Trend(double[] values) {
        this.values = values;
    }

    /** This trend with another rate; NaN if it is unknown. */
    public Trend with(double value) {
        return with(value, MAX_SAMPLES);
    }

    /** The last rates of this trend and another one, at most {@code most}. */
    Trend with(double value, int most) {
        int kept = Math.min(values.length, most - 1);
        double[] longer = Arrays.copyOfRange(values, values.length - kept, values.length + 1);
        longer[kept] = value;
        return new Trend(longer);
    }

    /** The last rates, at most {@code count}, oldest first. */
    public double[] last(int count) {
        return Arrays.copyOfRange(values, Math.max(0, values.length - count), values.length);
    }

    /** A graph of the last rates for a row of a table. */
    public String graph() {
        return Graph.bars(last(Graph.IN_ROW), Graph.IN_ROW);
    }

    /**
     * The sum of two trends that end at the same moment. Before the start of the shorter one, and in its gaps, the value is that of the
     * other one.
     */
    Trend plus(Trend other) {
        boolean isLonger = values.length >= other.values.length;
        double[] sum = isLonger ? values.clone() : other.values.clone();
        double[] added = isLonger ? other.values : values;
        int ahead = sum.length - added.length;
        for (int i = 0; i < added.length; i++) {
            double known = sum[ahead + i];
            sum[ahead + i] =
                    Double.isNaN(known) || Double.isNaN(added[i]) ? firstKnown(known, added[i]) : known + added[i];
        }
        return new Trend(sum);
    }

    private static double firstKnown(double one, double other) {
        return Double.isNaN(one) ? other : one;
    }

    /** The highest rate; null if there is none. */
    @Nullable
    Double highest() {
        OptionalDouble highest =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).max();
        return highest.isPresent() ? Double.valueOf(highest.getAsDouble()) : null;
    }
}
