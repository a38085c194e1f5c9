package io.topz.app.check;

import io.topz.metrics.jetstream.Budget;
import io.topz.metrics.text.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Numbers for people and plug-ins, and what they are made of; null is not known. */
final class Numbers {

    private static final int DECIMALS = 3;

    private Numbers() {}

    /** A number with three decimals at most and no exponent. */
    static String text(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.toPlainString();
    }

    static @Nullable Double unsigned(@Nullable Long value) {
        return value == null ? null : Quantity.unsigned(value);
    }

    /** 100 for all; null for no limit, which servers tell as 0, -1 or 2^64 - 1. */
    static @Nullable Double percent(@Nullable Long used, @Nullable Long limit) {
        return used == null || limit == null || limit <= 0 || limit == Long.MAX_VALUE ? null : 100.0 * used / limit;
    }

    /** Percent of a budget that is used; null when it has no limit. */
    static @Nullable Double percent(Budget budget) {
        return budget.share() == null ? null : 100 * budget.share();
    }

    static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1000.0;
    }

    static Double flag(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? 1.0 : 0.0;
    }
}
