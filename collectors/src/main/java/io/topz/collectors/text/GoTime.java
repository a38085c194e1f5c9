package io.topz.collectors.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Formats and parses points in time as Go prints them in JSON: RFC 3339 in UTC with up to nine digits of a second and no trailing zeros.
 *
 * <p>Go's zero time, which nats-server prints for "never", is {@link #ZERO}; an absent time is null.
 */
public final class GoTime {

    /**
     * Go's zero time, {@code 0001-01-01T00:00:00Z}. It means that there is no such time, for example of the last message in an empty
     * stream.
     */
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    /** The length of the longest text: a date, a time, nine digits and the letters between them. */
    public static final int MAX_LENGTH = 30;

    private static final long SECONDS_PER_DAY = 86_400;
    private static final int SHORTEST = 20;

    private GoTime() {}

    /** The text of a time between the years 1 and 9999. */
    public static String format(Instant time) {
        byte[] text = new byte[MAX_LENGTH];
        int length = format(time, text, 0);
        return Ascii.text(text, length);
    }

    /**
     * Writes a time into an array that has room for {@link #MAX_LENGTH} more bytes.
     *
     * @return the index after the text
     * @throws DateTimeException outside the years 0 to 9999, which RFC 3339 cannot write
     */
    public static int format(Instant time, byte[] target, int start) {
        long epochSecond = time.getEpochSecond();
        int nano = time.getNano();
        long day = Math.floorDiv(epochSecond, SECONDS_PER_DAY);
        int second = (int) Math.floorMod(epochSecond, SECONDS_PER_DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            throw new DateTimeException("RFC 3339 has no year " + date.getYear());
        }
        int at = start;
        at = Ascii.digits(date.getYear(), 4, target, at);
        target[at++] = '-';
        at = Ascii.digits(date.getMonthValue(), 2, target, at);
        target[at++] = '-';
        at = Ascii.digits(date.getDayOfMonth(), 2, target, at);
        target[at++] = 'T';
        at = Ascii.digits(second / 3600, 2, target, at);
        target[at++] = ':';
        at = Ascii.digits(second / 60 % 60, 2, target, at);
        target[at++] = ':';
        at = Ascii.digits(second % 60, 2, target, at);
        if (nano != 0) {
            target[at++] = '.';
            at = Ascii.digits(nano, 9, target, at);
            while (target[at - 1] == '0') {
                at--;
            }
        }
        target[at++] = 'Z';
        return at;
    }

    /**
     * Parses an RFC 3339 time, which may have an offset.
     *
     * @throws DateTimeException if the text is not such a time
     */
    public static Instant parse(String text) {
        if (!looksUtc(text)) {
            return Instant.parse(text);
        }
        LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long epochSecond = date.toEpochDay() * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(epochSecond, nanos(text));
    }

    /** Whether the text has the layout that every nats-server prints; the digits are checked later. */
    private static boolean looksUtc(String text) {
        int length = text.length();
        return length >= SHORTEST
                && length <= MAX_LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z'
                && (length == SHORTEST || (text.charAt(19) == '.' && length > SHORTEST + 1));
    }

    private static int nanos(String text) {
        int end = text.length() - 1;
        if (end == SHORTEST - 1) {
            return 0;
        }
        int nanos = number(text, SHORTEST, end);
        for (int digits = end - SHORTEST; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a time: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
