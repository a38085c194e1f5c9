package io.topz.collectors.text;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Formats and parses durations as Go prints them, for example in nats-server's {@code rtt}: {@code 950ns}, {@code 497µs}, {@code
 * 1.040428ms}, {@code 1.5s}, {@code 1m2.5s}. Durations are nanoseconds.
 */
public final class GoDuration {

    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** The units. Both characters for the micro sign are read; {@code U+00B5} is written. */
    private static final Map<String, Long> UNITS = Map.of(
            "ns",
            1L,
            "us",
            MICROSECOND,
            "µs",
            MICROSECOND,
            "μs",
            MICROSECOND,
            "ms",
            MILLISECOND,
            "s",
            SECOND,
            "m",
            MINUTE,
            "h",
            HOUR);

    private GoDuration() {}

    /** The text of a duration in nanoseconds. */
    public static String format(long nanos) {
        if (nanos < 0) {
            return nanos == Long.MIN_VALUE ? "-2562047h47m16.854775808s" : "-" + format(-nanos);
        }
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < MICROSECOND) {
            return nanos + "ns";
        }
        if (nanos < MILLISECOND) {
            return decimal(nanos, 3) + "µs";
        }
        if (nanos < SECOND) {
            return decimal(nanos, 6) + "ms";
        }
        long hours = nanos / HOUR;
        long minutes = nanos % HOUR / MINUTE;
        String seconds = decimal(nanos % MINUTE, 9) + "s";
        if (hours > 0) {
            return hours + "h" + minutes + "m" + seconds;
        }
        return minutes > 0 ? minutes + "m" + seconds : seconds;
    }

    /** The text of a round trip: like {@link #format}, but truncated to whole microseconds below a millisecond, as in nats-server. */
    public static String formatRtt(long nanos) {
        return format(nanos < MILLISECOND && nanos > MICROSECOND ? nanos - nanos % MICROSECOND : nanos);
    }

    private static String decimal(long number, int scale) {
        return BigDecimal.valueOf(number, scale).stripTrailingZeros().toPlainString();
    }

    /**
     * Parses a duration with an optional sign and any units in any order, each with decimals.
     *
     * @return nanoseconds, with a fraction cut off
     * @throws IllegalArgumentException if the text is not a duration, or longer than 292 years
     */
    public static long parse(String text) {
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return 0;
        }
        BigDecimal nanos = BigDecimal.ZERO;
        int start = 0;
        while (start < unsigned.length() || start == 0) {
            int digitsEnd = end(unsigned, start, true);
            int unitEnd = end(unsigned, digitsEnd, false);
            Long unit = UNITS.get(unsigned.substring(digitsEnd, unitEnd));
            if (unit == null || digitsEnd == start || digitsEnd - start > 40) {
                throw notADuration(text);
            }
            nanos = nanos.add(number(unsigned.substring(start, digitsEnd), text).multiply(BigDecimal.valueOf(unit)));
            start = unitEnd;
        }
        BigDecimal signed = text.startsWith("-") ? nanos.negate() : nanos;
        try {
            return signed.toBigInteger().longValueExact();
        } catch (ArithmeticException tooLong) {
            throw notADuration(text);
        }
    }

    private static BigDecimal number(String digits, String text) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException malformed) {
            throw notADuration(text);
        }
    }

    /** The end of the number (or otherwise the unit) that begins at the start. */
    private static int end(String text, int start, boolean number) {
        int end = start;
        while (end < text.length() && isOfNumber(text.charAt(end)) == number) {
            end++;
        }
        return end;
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static IllegalArgumentException notADuration(String text) {
        return new IllegalArgumentException("not a duration such as 497µs or 1m2.5s: " + text);
    }
}
