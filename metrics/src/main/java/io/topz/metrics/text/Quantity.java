package io.topz.metrics.text;

import java.math.BigDecimal;

/**
 * Formats numbers like nats-top: counts with the decimal suffixes K M B T, bytes with the binary suffixes K M G T P E, one decimal. Unlike
 * in nats-top, a number that rounds up to the next suffix takes that suffix: {@code 1.0M}, not {@code 1000.0K}.
 */
public final class Quantity {

    /** The text for an unknown number. */
    public static final String UNKNOWN = "-";

    private static final String COUNT_SUFFIXES = "KMBTQ";
    private static final String BYTE_SUFFIXES = "KMGTPE";

    private Quantity() {}

    /** Formats a number by its unit. {@link Amount#parse} reads the result, with the precision of the text. */
    public static String of(double value, Unit unit) {
        return switch (unit) {
            case COUNT -> count(value);
            case BYTES -> bytes(value);
            case PERCENT -> oneDecimal(value) + "%";
            case SECONDS -> Double.isNaN(value) ? UNKNOWN : oneDecimal(value) + "s";
            case NONE -> oneDecimal(value);
        };
    }

    /** Formats a count: {@code 999}, {@code 1.2K}, {@code 3.4M}. */
    public static String count(double value) {
        return scaled(value, 1000, COUNT_SUFFIXES, "");
    }

    /** Formats a number of bytes without a unit: {@code 1023}, {@code 1.2K}, {@code 3.4G}. */
    public static String bytes(double value) {
        return scaled(value, 1024, BYTE_SUFFIXES, "");
    }

    /** Formats a number of bytes with its unit, for places that show counts and bytes: {@code 12 B}, {@code 1.2 KiB}. */
    public static String bytesWithUnit(double value) {
        String text = scaled(value, 1024, BYTE_SUFFIXES, "iB");
        int digits = 0;
        while (digits < text.length() && (text.charAt(digits) <= '9')) {
            digits++;
        }
        String unit = digits == text.length() ? "B" : text.substring(digits);
        return text.substring(0, digits) + " " + unit;
    }

    /** Formats a short count per second: {@code 0}, {@code 4.2}, {@code 250}, {@code 1.2K}. */
    public static String rate(double value) {
        if (value > 0 && value < 99.95) {
            return oneDecimal(value);
        }
        return count(value);
    }

    /** Formats a number with one decimal, whatever its size: {@code 1050.3}. */
    public static String oneDecimal(double value) {
        if (!(Math.abs(value) < 1e17)) {
            return Double.isFinite(value) ? new BigDecimal(value).toPlainString() : Double.toString(value);
        }
        return withTenths(roundedTenths(Math.abs(value)), value < 0);
    }

    /** Formats a share in whole percents, rounded down so that only a full one shows 100%: {@code 42%}, {@code <1%}. */
    public static String wholePercent(double share) {
        return share > 0 && share < 0.01 ? "<1%" : (long) Math.floor(share * 100 + 1e-9) + "%";
    }

    /** Formats a number with commas between groups of three digits: {@code 1,204}. */
    public static String grouped(long value) {
        String digits = Long.toUnsignedString(value);
        StringBuilder text = new StringBuilder(digits.length() + digits.length() / 3);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** The value of an unsigned 64-bit number, rounded to a double. */
    public static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }

    private static String scaled(double value, int base, String suffixes, String unit) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        double size = Math.abs(value);
        if (Math.rint(size) < base) {
            return Long.toString((long) Math.rint(value));
        }
        double quotient = size;
        for (int i = 0; i < suffixes.length(); i++) {
            quotient /= base;
            long tenths = roundedTenths(quotient);
            if (tenths < 10L * base || i == suffixes.length() - 1) {
                return withTenths(tenths, value < 0) + suffixes.charAt(i) + unit;
            }
        }
        throw new AssertionError("the last suffix takes every number");
    }

    /** Rounds to tenths like printf: to the nearest, ties to even, by the exact value of the double. */
    private static long roundedTenths(double value) {
        long floor = (long) Math.floor(value * 10);
        double above = Math.fma(value, 10.0, -(floor + 0.5));
        if (above > 0 || (above == 0 && floor % 2 == 1)) {
            return floor + 1;
        }
        return floor;
    }

    private static String withTenths(long tenths, boolean negative) {
        StringBuilder text = new StringBuilder(12);
        if (negative && tenths != 0) {
            text.append('-');
        }
        return text.append(tenths / 10).append('.').append(tenths % 10).toString();
    }
}
