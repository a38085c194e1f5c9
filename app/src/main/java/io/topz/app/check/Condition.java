package io.topz.app.check;

import java.util.Locale;

/**
 * A condition under which a figure is bad.
 *
 * @param figure its name, such as {@code connections} or {@code lag}
 * @param subject what it is of, such as {@code ORDERS/worker}, with {@code *} for any; empty for all
 * @param threshold what it must not be
 * @param severity how bad it is then
 * @param origin who wants to know
 */
record Condition(String figure, String subject, Threshold threshold, Severity severity, Origin origin) {

    /** The origin of a condition, in order of precedence. In the order of what wins. */
    enum Origin {
        /** The user: an unknown figure is reported as unknown. */
        GIVEN,
        /** A stream or consumer, in its metadata. */
        METADATA,
        /** A built-in check: an unknown figure is skipped. */
        READY
    }

    boolean holds(double value) {
        return threshold.holds(value);
    }

    /** Whether it names one stream or consumer, and not some. */
    boolean namesOne() {
        return !subject.isEmpty() && subject.indexOf('*') < 0;
    }

    /** Whether another one is about the same at the same level. */
    boolean isReplacedBy(Condition other) {
        return other.figure.equals(figure) && other.subject.equals(subject) && other.severity == severity;
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
