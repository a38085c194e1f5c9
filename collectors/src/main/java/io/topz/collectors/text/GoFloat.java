package io.topz.collectors.text;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;

/**
 * Formats floats as Go prints them in JSON: with the shortest digits that read back equal, without decimals if there are none ({@code 7}),
 * and with an exponent only below 1e-6 and from 1e21.
 */
public final class GoFloat {

    private static final double EXACT_LONGS = 1L << 53;

    private GoFloat() {}

    /**
     * The text of a number.
     *
     * @throws IllegalArgumentException for infinity and NaN, which JSON cannot write
     */
    public static String format(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number " + number);
        }
        if (number == Math.rint(number) && Math.abs(number) < EXACT_LONGS) {
            boolean minusZero = number == 0 && 1 / number < 0;
            return minusZero ? "-0" : Long.toString((long) number);
        }
        // Before JDK 19, Double.toString does not return the shortest text.
        BigDecimal shortest = new BigDecimal(DoubleToDecimal.toString(number)).stripTrailingZeros();
        double size = Math.abs(number);
        return size < 1e-6 || size >= 1e21 ? withExponent(shortest) : shortest.toPlainString();
    }

    private static String withExponent(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - number.scale();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String sign = number.signum() < 0 ? "-" : "";
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
