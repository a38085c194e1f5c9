package io.topz.broker.config;

import static io.topz.broker.config.ConfigCursor.END;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads values that begin with a digit or a minus: sizes, decimal numbers, times, IP addresses and words such as {@code 5s}. */
final class ConfigNumbers {

    private static final String SUFFIXES = "kmgtpe";
    private static final String DATE_AFTER_YEAR = "00-00T00:00:00Z";

    private final ConfigCursor cursor;
    private final ConfigStrings strings;

    ConfigNumbers(ConfigCursor cursor, ConfigStrings strings) {
        this.cursor = cursor;
        this.strings = strings;
    }

    /** Reads a value; null if it has a size suffix that does not exist, as nats-server leaves out such a value. */
    @Nullable
    Object read() {
        int start = cursor.offset();
        boolean isNegative = cursor.peek() == '-';
        if (isNegative) {
            readMinus();
        }
        while (Character.isDigit(cursor.peek())) {
            cursor.next();
        }
        int found = cursor.peek();
        if (found == '.') {
            return decimal(start);
        }
        if (found == '-' && !isNegative) {
            return time(start);
        }
        if (found != END && SUFFIXES.indexOf(Character.toLowerCase(found)) >= 0) {
            cursor.next();
            while (cursor.peek() != END && "bBiI".indexOf(cursor.peek()) >= 0) {
                cursor.next();
            }
        }
        if (isNegative || isEndOfNumber(cursor.peek())) {
            return integer(cursor.textFrom(start));
        }
        // The first character that cannot belong to a number always belongs to the word, even a bracket.
        cursor.next();
        return strings.bare(cursor.textFrom(start)).value();
    }

    private void readMinus() {
        cursor.next();
        if (!Character.isDigit(cursor.peek())) {
            int found = cursor.next();
            throw cursor.error(
                    found == '.'
                            ? "Floats must start with a digit"
                            : "Expected a digit but got '" + Character.toString(found) + "'.");
        }
    }

    private Object decimal(int start) {
        cursor.next();
        int first = cursor.next();
        if (!Character.isDigit(first)) {
            throw cursor.error(
                    "Floats must have a digit after the '.', but got '" + Character.toString(first) + "' instead.");
        }
        while (Character.isDigit(cursor.peek())) {
            cursor.next();
        }
        if (cursor.peek() != '.') {
            return floatingPoint(cursor.textFrom(start));
        }
        while (Character.isDigit(cursor.peek()) || (cursor.peek() != END && ".:-".indexOf(cursor.peek()) >= 0)) {
            cursor.next();
        }
        return cursor.textFrom(start);
    }

    private static Double floatingPoint(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                throw new ConfigSyntaxException("float '" + text + "' is out of the range");
            }
            return value;
        } catch (NumberFormatException otherDigits) {
            throw new ConfigSyntaxException("expected float, but got '" + text + "'");
        }
    }

    private Instant time(int start) {
        cursor.next();
        if (cursor.offset() - start != 5) {
            throw cursor.error("All ISO8601 dates must be in full Zulu form.");
        }
        for (int i = 0; i < DATE_AFTER_YEAR.length(); i++) {
            char expected = DATE_AFTER_YEAR.charAt(i);
            int found = cursor.next();
            boolean isRight = expected == '0' ? Character.isDigit(found) : found == expected;
            if (!isRight) {
                throw cursor.error("Expected " + (expected == '0' ? "digit" : "'" + expected + "'")
                        + " in ISO8601 datetime, but found '" + Character.toString(found) + "' instead.");
            }
        }
        String text = cursor.textFrom(start);
        try {
            return Instant.parse(text);
        } catch (DateTimeException impossible) {
            throw new ConfigSyntaxException("expected Zulu formatted DateTime, but got '" + text + "'");
        }
    }

    private static @Nullable Long integer(String text) {
        String digits = text.replaceFirst("[a-zA-Z]+$", "");
        if (!digits.matches("-?[0-9]+")) {
            throw new ConfigSyntaxException("expected integer, but got '" + text + "'");
        }
        BigInteger value = new BigInteger(digits);
        if (value.bitLength() >= Long.SIZE) {
            throw new ConfigSyntaxException("integer '" + text + "' is out of the range");
        }
        String suffix = text.substring(digits.length()).toLowerCase(Locale.ROOT);
        if (suffix.isEmpty()) {
            return value.longValue();
        }
        long base = switch (suffix.substring(1)) {
            case "" -> 1000;
            case "b", "i", "ib" -> 1024;
            default -> 0;
        };
        if (base == 0) {
            return null;
        }
        // A size that is too large overflows, as in nats-server.
        int power = SUFFIXES.indexOf(suffix.charAt(0)) + 1;
        return value.multiply(BigInteger.valueOf(base).pow(power)).longValue();
    }

    private static boolean isEndOfNumber(int character) {
        return character == END
                || ConfigCursor.isNewLine(character)
                || ConfigCursor.isBlank(character)
                || Character.isDigit(character)
                || ";,}".indexOf(character) >= 0;
    }
}
