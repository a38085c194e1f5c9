package io.topz.collectors.text;

import java.time.Duration;

/**
 * Formats a duration as nats-server prints {@code uptime} and {@code idle}: {@code 1y2d3h4m5s}, without leading units that are zero, with a
 * year of 365 days, truncated to seconds.
 */
public final class Uptime {

    private static final String UNITS = "ydhms";
    private static final long[] SECONDS = {365L * 86_400, 86_400, 3600, 60, 1};

    private Uptime() {}

    /** The text of a duration; a negative one, which occurs when a clock is set back, is {@code 0s}. */
    public static String format(Duration duration) {
        long rest = Math.max(0, duration.toSeconds());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SECONDS.length; i++) {
            long count = rest / SECONDS[i];
            rest %= SECONDS[i];
            if (count > 0 || text.length() > 0 || SECONDS[i] == 1) {
                text.append(count).append(UNITS.charAt(i));
            }
        }
        return text.toString();
    }

    /**
     * Parses an uptime.
     *
     * @throws IllegalArgumentException if the text is not one
     */
    public static Duration parse(String text) {
        long seconds = 0;
        int unit = -1;
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            int next = end < text.length() ? UNITS.indexOf(text.charAt(end)) : -1;
            if (end == start || end - start > 9 || next <= unit) {
                throw notAnUptime(text);
            }
            unit = next;
            seconds += Long.parseLong(text.substring(start, end)) * SECONDS[unit];
            start = end + 1;
        }
        if (unit < 0) {
            throw notAnUptime(text);
        }
        return Duration.ofSeconds(seconds);
    }

    private static IllegalArgumentException notAnUptime(String text) {
        return new IllegalArgumentException("not an uptime such as 1d2h3m4s: " + text);
    }
}
