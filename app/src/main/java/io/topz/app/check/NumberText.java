package io.topz.app.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Formats numbers for people and plug-ins. */
final class NumberText {

    private static final int DECIMALS = 3;

    private NumberText() {}

    /** A number with at most three decimals and no exponent; {@code never} for an infinite time. */
    static String text(double value) {
        if (Double.isInfinite(value)) {
            return "never";
        }
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.toPlainString();
    }
}
