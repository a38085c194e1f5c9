package io.topz.app.check;

import io.topz.metrics.text.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one figure.
 *
 * @param name the name of the figure, such as {@code lag}
 * @param figure its value and its subject
 * @param condition the worst condition that holds; if none holds, one that was evaluated
 * @param warning the range that is not a warning, in the notation of monitoring plug-ins; empty for everywhere
 * @param critical the range that is not critical, in the same notation
 */
record CheckResult(
        String name, Figure figure, Condition condition, Severity severity, String warning, String critical) {

    static CheckResult of(Condition condition, Figure figure) {
        Double value = figure.value();
        Severity severity =
                value == null ? Severity.UNKNOWN : condition.holds(value) ? condition.severity() : Severity.OK;
        String range = condition.threshold().range();
        return new CheckResult(
                condition.figure(),
                figure,
                condition,
                severity,
                condition.severity() == Severity.WARNING ? range : "",
                condition.severity() == Severity.CRITICAL ? range : "");
    }

    /** This result combined with that of another condition on the same figure. */
    CheckResult with(CheckResult other) {
        CheckResult worst = other.severity.compareTo(severity) > 0 ? other : this;
        return new CheckResult(
                name,
                worst.figure,
                worst.condition,
                worst.severity,
                warning.isEmpty() ? other.warning : warning,
                critical.isEmpty() ? other.critical : critical);
    }

    /** The subject of the figure, such as {@code ORDERS/worker}; empty for the server. */
    String subject() {
        return figure.subject();
    }

    Unit unit() {
        return figure.unit();
    }

    /** The value; null if it is unknown. */
    @Nullable
    Double value() {
        return figure.value();
    }

    /** The name of the figure with its subject. */
    String fullName() {
        return name + (subject().isEmpty() ? "" : "(" + subject() + ")");
    }

    /** A sentence for people. */
    String text() {
        Double value = value();
        if (value == null) {
            return fullName() + " is not known";
        }
        boolean bad = severity == Severity.WARNING || severity == Severity.CRITICAL;
        String note = bad && !figure.note().isEmpty() ? " (" + figure.note() + ")" : "";
        return fullName() + " " + NumberText.text(value) + (bad ? " " + condition.threshold() : "") + note;
    }
}
