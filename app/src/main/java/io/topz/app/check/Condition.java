package io.topz.app.check;

import java.util.Locale;

/**
 * A condition under which a figure is a problem.
 *
 * @param figure the name of the figure, such as {@code connections}, {@code lag} or {@code connection.pending}
 * @param subject the subject of the figure, such as {@code ORDERS/worker}, with {@code *} for any; empty for all
 * @param threshold the values that are a problem
 * @param severity the severity of the problem
 * @param origin the source of the condition
 */
record Condition(String figure, String subject, Threshold threshold, Severity severity, Origin origin) {

    /** The origin of a condition, in descending order of precedence. */
    enum Origin {
        /** The user: a figure that is not reported counts as unknown. */
        GIVEN,
        /** The metadata of a stream or consumer. */
        METADATA,
        /** A built-in check: a figure that is not reported is skipped. */
        READY
    }

    boolean holds(double value) {
        return threshold.holds(value);
    }

    /** Whether it names exactly one stream or consumer. */
    boolean namesOne() {
        return !subject.isEmpty() && subject.indexOf('*') < 0;
    }

    Condition from(Origin changed) {
        return new Condition(figure, subject, threshold, severity, changed);
    }

    @Override
    public String toString() {
        String of = subject.isEmpty() ? "" : "(" + subject + ")";
        return figure + of + " " + threshold + " " + severity.name().toLowerCase(Locale.ROOT);
    }
}
