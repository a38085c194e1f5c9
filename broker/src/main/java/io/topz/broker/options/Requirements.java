package io.topz.broker.options;

import java.time.Duration;

/** Rejects invalid values of options. */
final class Requirements {

    private Requirements() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static void requirePositive(Duration duration, String name) {
        require(!duration.isNegative() && !duration.isZero(), name + " must be positive, not " + duration);
    }
}
