package io.topz.app.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for people and plug-ins. */
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
}
