package io.topz.app.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** The format of a log line. Text from the network cannot start a line of its own or control a terminal. */
final class LineFormat {

    private static final int LINE_CHARACTERS = 160;

    private final String pid;
    private final @Nullable ZoneId zone;

    /** Creates the format; without a {@code zone}, lines have no date and time. */
    LineFormat(long pid, @Nullable ZoneId zone) {
        this.pid = "[" + pid + "] ";
        this.zone = zone;
    }

    /** The line with its line feed; the stack trace of {@code thrown} follows on further lines. */
    String line(Instant time, String label, String message, @Nullable Throwable thrown) {
        StringBuilder line = new StringBuilder(LINE_CHARACTERS).append(pid);
        if (zone != null) {
            appendTime(line, time.atZone(zone));
        }
        line.append('[').append(label).append("] ");
        appendEscaped(line, message);
        line.append('\n');
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        return line.toString();
    }

    private static void appendTime(StringBuilder line, ZonedDateTime time) {
        appendNumber(line, time.getYear(), 4).append('/');
        appendNumber(line, time.getMonthValue(), 2).append('/');
        appendNumber(line, time.getDayOfMonth(), 2).append(' ');
        appendNumber(line, time.getHour(), 2).append(':');
        appendNumber(line, time.getMinute(), 2).append(':');
        appendNumber(line, time.getSecond(), 2).append('.');
        appendNumber(line, time.get(ChronoField.MICRO_OF_SECOND), 6).append(' ');
    }

    private static StringBuilder appendNumber(StringBuilder line, int number, int digits) {
        String text = Integer.toString(number);
        return line.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
    }

    private static void appendEscaped(StringBuilder line, String message) {
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (Character.isISOControl(c)) {
                line.append(String.format("\\x%02x", (int) c));
            } else {
                line.append(c);
            }
        }
    }
}
