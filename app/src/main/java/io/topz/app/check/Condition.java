package io.topz.app.check;

import java.util.Locale;

/**
 * When a figure is bad.
 *
 * @param figure its name, such as {@code connections} or {@code lag}
 * @param subject what it is of, such as {@code ORDERS/worker}, with {@code *} for any; empty for all
 * @param comparison how it is compared
 * @param limit with what
 * @param level how bad it is then
 */
record Condition(String figure, String subject, Comparison comparison, double limit, Level level) {

    /** How a figure is compared with a limit. */
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

        boolean holds(double value, double limit) {
            return switch (this) {
                case MORE -> value > limit;
                case AT_LEAST -> value >= limit;
                case LESS -> value < limit;
                case AT_MOST -> value <= limit;
                case EQUAL -> value == limit;
                case DIFFERENT -> value != limit;
            };
        }
    }

    boolean holds(double value) {
        return comparison.holds(value, limit);
    }

    /** What stands in perfdata as the threshold: a range in which it is quiet, in the notation of monitoring plug-ins. */
    String range() {
        String number = Numbers.text(limit);
        return switch (comparison) {
            case MORE, AT_LEAST -> number;
            case LESS, AT_MOST -> number + ":";
            case EQUAL -> "@" + number + ":" + number;
            case DIFFERENT -> number + ":" + number;
        };
    }

    @Override
    public String toString() {
        String of = subject.isEmpty() ? "" : "(" + subject + ")";
        return figure + of + comparison.sign() + Numbers.text(limit) + ":"
                + level.name().toLowerCase(Locale.ROOT);
    }
}
