package io.topz.broker.config;

import static io.topz.broker.config.ConfigCursor.END;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads strings: quoted ones, bare words, and blocks in parentheses. */
final class ConfigStrings {

    private static final String ESCAPES =
            "Only the following escape characters are allowed: \\xXX, \\t, \\n, \\r, \\\", \\\\.";

    private final ConfigCursor cursor;

    ConfigStrings(ConfigCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * A bare word.
     *
     * @param text the word, its escapes replaced
     * @param isPlain whether it had no escapes; only then it may be a boolean or a variable
     */
    record Word(String text, boolean isPlain) {

        boolean isVariable() {
            return isPlain && text.startsWith("$") && !text.startsWith("$2a$");
        }

        Object value() {
            if (!isPlain) {
                return text;
            }
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> text;
            };
        }
    }

    /** Reads to a quote, without escapes; the opening quote has been read. */
    String untilQuote(int quote) {
        int start = cursor.offset();
        while (cursor.peek() != quote) {
            if (cursor.next() == END) {
                throw cursor.error("Unexpected EOF.");
            }
        }
        String text = cursor.textFrom(start);
        cursor.next();
        return text;
    }

    /** Reads a string in double quotes, of which the first has been read. */
    String doubleQuoted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int found = cursor.next();
            switch (found) {
                case '"' -> {
                    return bytes.toString(StandardCharsets.UTF_8);
                }
                case END -> throw cursor.error("Unexpected EOF.");
                case '\\' -> bytes.write(escaped());
                default -> append(bytes, found);
            }
        }
    }

    /** Reads a word whose beginning may have been read before. */
    Word bare(String beginning) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(beginning.getBytes(StandardCharsets.UTF_8));
        boolean isPlain = true;
        while (!isEndOfWord(cursor.peek())) {
            int found = cursor.next();
            if (found == '\'') {
                break;
            }
            if (found == '\\') {
                isPlain = false;
                bytes.write(escaped());
            } else {
                append(bytes, found);
            }
        }
        return new Word(bytes.toString(StandardCharsets.UTF_8), isPlain);
    }

    /** Reads to a closing parenthesis on a line of its own; the opening one has been read. */
    String block() {
        int start = cursor.offset();
        int before = '(';
        while (true) {
            if (cursor.peek() == ')' && before == '\n') {
                String text = cursor.textFrom(start);
                cursor.next();
                if (cursor.peek() == '\n' || cursor.peek() == END) {
                    return text;
                }
                before = ')';
            } else {
                before = cursor.next();
            }
            if (before == END) {
                throw cursor.error("Unexpected EOF processing block.");
            }
        }
    }

    private static boolean isEndOfWord(int character) {
        return character == END
                || ConfigCursor.isNewLine(character)
                || ConfigCursor.isBlank(character)
                || ";,]}".indexOf(character) >= 0;
    }

    private int escaped() {
        int found = cursor.next();
        return switch (found) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '"', '\\' -> found;
            case 'x' -> hexadecimal();
            default -> throw cursor.error("Invalid escape character '" + Character.toString(found) + "'. " + ESCAPES);
        };
    }

    private int hexadecimal() {
        int start = cursor.offset();
        for (int i = 0; i < 2; i++) {
            if (ConfigCursor.isNewLine(cursor.next())) {
                throw cursor.error("Expected two hexadecimal digits after '\\x', but hit end of line");
            }
        }
        String digits = cursor.textFrom(start);
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw cursor.error("Expected two hexadecimal digits after '\\x', but got '" + digits + "'");
        }
        return Integer.parseInt(digits, 16);
    }

    private static void append(ByteArrayOutputStream bytes, int character) {
        bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    }
}
