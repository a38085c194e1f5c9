package io.topz.top.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time and durations as text, in UTC as servers give them. */
public final class Times {

    private Times() {}

    /** As Go prints a time and so does nats-top: {@code 2026-11-21 09:55:23.3418035 +0000 UTC}; a dash when there is none. */
    public static String full(@Nullable Instant time) {
        if (time == null) {
            return Quantity.UNKNOWN;
        }
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(40);
        text.append(utc.toLocalDate()).append(' ');
        appendClock(text, utc);
        int nano = utc.getNano();
        if (nano != 0) {
            String digits = Integer.toString(1_000_000_000 + nano);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
        return text.append(" +0000 UTC").toString();
    }

    /** The time of day: {@code 09:55:23}; a dash when there is none. */
    public static String clock(@Nullable Instant time) {
        if (time == null) {
            return Quantity.UNKNOWN;
        }
        StringBuilder text = new StringBuilder(8);
        appendClock(text, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        return text.toString();
    }

    /** Date and time of day to the second: {@code 2026-11-21 09:55:23}; a dash when there is none. */
    public static String second(@Nullable Instant time) {
        return time == null
                ? Quantity.UNKNOWN
                : LocalDateTime.ofInstant(time, ZoneOffset.UTC).toLocalDate() + " " + clock(time);
    }

    /** How long ago, in the largest unit that fits: {@code 0s}, {@code 59s}, {@code 3m}, {@code 2h}, {@code 4d}. */
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

    /** An interval or a delay, with a decimal only where there is one: {@code 1s}, {@code 0.5s}, {@code 12s}. */
    public static String interval(Duration interval) {
        long tenths = Math.round(interval.toMillis() / 100.0);
        return tenths % 10 == 0 ? tenths / 10 + "s" : tenths / 10 + "." + tenths % 10 + "s";
    }

    private static void appendClock(StringBuilder text, LocalDateTime time) {
        appendTwo(text, time.getHour()).append(':');
        appendTwo(text, time.getMinute()).append(':');
        appendTwo(text, time.getSecond());
    }

    private static StringBuilder appendTwo(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
