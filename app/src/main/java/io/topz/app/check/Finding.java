package io.topz.app.check;

import io.topz.metrics.text.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one figure.
 *
 * @param figure its name, {@code lag}
 * @param subject what it is of, {@code ORDERS/worker}, empty for the server
 * @param unit how its value is written
 * @param value null when it is not known
 * @param condition the worst that holds; when none does, one that was looked at
 * @param warning where it is quiet, in the notation of monitoring plug-ins; empty for everywhere
 * @param critical the same for what is critical
 * @param note what the server says about it, empty for nothing
 */
record Finding(
        String figure,
        String subject,
        Unit unit,
        @Nullable Double value,
        Condition condition,
        Level level,
        String warning,
        String critical,
        String note) {

    static Finding of(Condition condition, Figure figure) {
        Double value = figure.value();
        Level level = value == null ? Level.UNKNOWN : condition.holds(value) ? condition.level() : Level.OK;
        String range = condition.threshold().range();
        return new Finding(
                condition.figure(),
                figure.subject(),
                figure.unit(),
                value,
                condition,
                level,
                condition.level() == Level.WARNING ? range : "",
                condition.level() == Level.CRITICAL ? range : "",
                figure.note());
    }

    /** What comes of two conditions about the same figure. */
    Finding with(Finding other) {
        Finding worst = other.level.compareTo(level) > 0 ? other : this;
        return new Finding(
                figure,
                subject,
                unit,
                value,
                worst.condition,
                worst.level,
                warning.isEmpty() ? other.warning : warning,
                critical.isEmpty() ? other.critical : critical,
                note);
    }

    /** The figure with its subject. */
    String name() {
        return figure + (subject.isEmpty() ? "" : "(" + subject + ")");
    }

    /** For people. */
    String text() {
        if (value == null) {
            return name() + " is not known";
        }
        boolean bad = level == Level.WARNING || level == Level.CRITICAL;
        String said = bad && !note.isEmpty() ? " (" + note + ")" : "";
        return name() + " " + Numbers.text(value) + (bad ? " " + condition.threshold() : "") + said;
    }
}
