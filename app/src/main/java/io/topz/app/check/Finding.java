package io.topz.app.check;

import org.jspecify.annotations.Nullable;

/**
 * What came of one figure.
 *
 * @param name of the figure with its subject, {@code lag(ORDERS/worker)}
 * @param value null when it is not known
 * @param condition the worst that holds; when none does, one that was looked at
 */
record Finding(String name, @Nullable Double value, Condition condition, Level level) {

    /** For the line of text. */
    String text() {
        if (value == null) {
            return name + " is not known";
        }
        String number = Numbers.text(value);
        boolean bad = level == Level.WARNING || level == Level.CRITICAL;
        return bad
                ? name + " " + number + " " + condition.comparison().sign() + " " + Numbers.text(condition.limit())
                : name + " " + number;
    }
}
