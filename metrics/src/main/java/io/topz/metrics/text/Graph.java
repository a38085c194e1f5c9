package io.topz.metrics.text;

/** Draws a graph in one line: a bar of eight heights for each value, from zero to the highest value. */
public final class Graph {

    /** The columns of a graph in a row of a table. */
    public static final int IN_ROW = 10;

    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Graph() {}

    /** The last values, one column each and at most {@code columns}, the newest at the right. A gap is blank. */
    public static String bars(double[] values, int columns) {
        double highest = highest(values);
        StringBuilder bars = new StringBuilder(columns);
        bars.append(" ".repeat(columns - values.length));
        for (double value : values) {
            bars.append(bar(value, highest));
        }
        return bars.toString();
    }

    /** The highest of the last values; 0 if there is none. */
    public static double highest(double[] values) {
        double highest = 0;
        for (double value : values) {
            if (value > highest) {
                highest = value;
            }
        }
        return highest;
    }

    private static char bar(double value, double highest) {
        if (Double.isNaN(value)) {
            return ' ';
        }
        int height = highest == 0 ? 0 : (int) Math.ceil(value / highest * (BARS.length() - 1));
        return BARS.charAt(Math.max(0, Math.min(height, BARS.length() - 1)));
    }
}
