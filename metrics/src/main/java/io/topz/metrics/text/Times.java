package io.topz.metrics.text;

import io.topz.collectors.text.GoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats points in time and durations, in UTC as reported by servers. */
public final class Times {

    private static final int YEAR = "2026-".length();
    private static final int DATE = "2026-11-21".length();
    private static final int SECOND = "2026-11-21T09:55:23".length();

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final List<String> LATENCY_UNITS = List.of("ns", "µs", "ms", "s");

    private Times() {}

    /** The format of Go and of nats-top: {@code 2026-11-21 09:55:23.3418035 +0000 UTC}; a dash for null. */
    public static String full(@Nullable Instant time) {
        if (time == null || isOutside(time)) {
            return Quantity.UNKNOWN;
        }
        String text = GoTime.format(time);
        return text.substring(0, DATE) + " " + text.substring(DATE + 1, text.length() - 1) + " +0000 UTC";
    }

    /** The time of day: {@code 09:55:23}; a dash for null. */
    public static String clock(@Nullable Instant time) {
        return time == null || isOutside(time)
                ? Quantity.UNKNOWN
                : GoTime.format(time).substring(DATE + 1, SECOND);
    }

    /** Month, day and time of day: {@code 11-21 09:55:23}; a dash for null. */
    public static String dayAndClock(@Nullable Instant time) {
        String second = second(time);
        return second.substring(second.indexOf('-') == 0 ? 0 : YEAR);
    }

    /** Date and time of day to the second: {@code 2026-11-21 09:55:23}; a dash for null. */
    public static String second(@Nullable Instant time) {
        if (time == null || isOutside(time)) {
            return Quantity.UNKNOWN;
        }
        return GoTime.format(time).substring(0, DATE) + " " + clock(time);
    }

    /** The age in the largest suitable unit: {@code 0s}, {@code 59s}, {@code 3m}, {@code 2h}, {@code 4d}. */
    public static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    /** An interval or a delay, with a decimal only if needed: {@code 1s}, {@code 0.5s}, {@code 12s}. */
    public static String interval(Duration interval) {
        long tenths = Math.round(interval.toMillis() / 100.0);
        return tenths % 10 == 0 ? tenths / 10 + "s" : tenths / 10 + "." + tenths % 10 + "s";
    }

    /** A latency in few characters: {@code 950ns}, {@code 318µs}, {@code 2.1ms}, {@code 120ms}, {@code 1.2s}. */
    public static String latency(long nanos) {
        double value = nanos;
        int unit = 0;
        // A value that would be rounded to a thousand is shown in the next unit.
        while (unit < LATENCY_UNITS.size() - 1 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        boolean isWhole = unit < 2 || value >= 99.95;
        String digits = isWhole ? Long.toString(Math.round(value)) : Double.toString(Math.round(value * 10) / 10.0);
        return digits + LATENCY_UNITS.get(unit);
    }

    /** Whether it is Go's zero time, or outside of every calendar. */
    private static boolean isOutside(Instant time) {
        return !time.isAfter(GoTime.ZERO) || time.getEpochSecond() > LAST_SECOND;
    }
}
