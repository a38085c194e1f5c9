package io.topz.app.check;

/** A threshold for a figure. */
sealed interface Threshold {

    /** Whether a value is a problem. */
    boolean holds(double value);

    /** A number that is the higher the worse a value is; it is highest for a value that is bad. */
    double badness(double value);

    /** The range without a problem, in the notation of monitoring plug-ins. */
    String range();

    /** The threshold for people: {@code > 100}. */
    @Override
    String toString();

    /** The comparison of a figure with a limit. */
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        EQUAL("=="),
        DIFFERENT("!="),
        MORE(">"),
        LESS("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** A threshold on one side of a limit, or on its equality. */
    record Limit(Comparison comparison, double limit) implements Threshold {

        @Override
        public boolean holds(double value) {
            return switch (comparison) {
                case MORE -> value > limit;
                case AT_LEAST -> value >= limit;
                case LESS -> value < limit;
                case AT_MOST -> value <= limit;
                case EQUAL -> value == limit;
                case DIFFERENT -> value != limit;
            };
        }

        @Override
        public double badness(double value) {
            return switch (comparison) {
                case MORE, AT_LEAST -> value;
                case LESS, AT_MOST -> -value;
                case EQUAL -> -Math.abs(value - limit);
                case DIFFERENT -> Math.abs(value - limit);
            };
        }

        @Override
        public String range() {
            String number = NumberText.text(limit);
            return switch (comparison) {
                case MORE, AT_LEAST -> number;
                case LESS, AT_MOST -> number + ":";
                case EQUAL -> "@" + number + ":" + number;
                case DIFFERENT -> number + ":" + number;
            };
        }

        @Override
        public String toString() {
            return comparison.sign() + " " + NumberText.text(limit);
        }
    }

    /**
     * A range in the sense of monitoring plug-ins: values outside of it are a problem, or those inside.
     *
     * @param low the lower end, negative infinity for none
     * @param high the upper end, infinity for none
     * @param inside whether values inside are the problem, ends included
     */
    record Range(double low, double high, boolean inside) implements Threshold {

        @Override
        public boolean holds(double value) {
            return (value >= low && value <= high) == inside;
        }

        @Override
        public double badness(double value) {
            double distance = Math.max(0, Math.max(low - value, value - high));
            return inside ? -distance : distance;
        }

        @Override
        public String range() {
            String from = low == 0 && !Double.isInfinite(high)
                    ? ""
                    : (Double.isInfinite(low) ? "~" : NumberText.text(low)) + ":";
            return (inside ? "@" : "") + from + (Double.isInfinite(high) ? "" : NumberText.text(high));
        }

        @Override
        public String toString() {
            return (inside ? "inside " : "outside ") + range().replace("@", "");
        }
    }
}
