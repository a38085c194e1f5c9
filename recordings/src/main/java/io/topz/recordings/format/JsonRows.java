package io.topz.recordings.format;

import io.topz.collectors.text.GoTime;
import io.topz.collectors.text.Uptime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Splits JSON without white space into rows, and joins rows to the same text, byte for byte. In the shape of a row, a control character
 * stands for each value and tells how it is represented as a number.
 */
final class JsonRows {

    /** An integer, represented by itself. */
    private static final char INTEGER = 1;
    /** A text such as {@code 1h2m3s}, in seconds. */
    private static final char UPTIME = 2;
    /** A text such as {@code 2026-11-21T10:00:00.5Z}, in nanoseconds since 1970. */
    private static final char TIME = 3;
    /** Any other text, represented by its number in {@link StringTable#texts}, with its escapes unchanged. */
    private static final char TEXT = 4;
    /** A fraction or a word, represented by its number in {@link StringTable#texts}. */
    private static final char WORD = 5;

    /** The number of digits that always fits into a long. */
    private static final int MAX_DIGITS = 18;

    private static final long NANOS = 1_000_000_000L;
    /** The largest second, such that the difference of two times also fits into a long: the years 1824 to 2116. */
    private static final long MAX_SECOND = Long.MAX_VALUE / NANOS / 2;

    private final StringTable strings;
    private final String json;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder shape = new StringBuilder();
    private final StringBuilder key = new StringBuilder();
    private final BitSet arrays = new BitSet();
    private int depth;
    private long[] values = new long[64];
    private int count;

    private JsonRows(StringTable strings, String json) {
        this.strings = strings;
        this.json = json;
    }

    /** Splits a text that {@link io.topz.collectors.json.DocumentJson} has written into rows. */
    static List<Row> split(byte[] json, StringTable strings) {
        return new JsonRows(strings, new String(json, StandardCharsets.ISO_8859_1)).split();
    }

    private List<Row> split() {
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '{' || c == '[') {
                open(c);
                at++;
            } else if (c == '"') {
                at = string(at);
            } else if (c == '}' || c == ']' || c == ',' || c == ':') {
                depth -= c == '}' || c == ']' ? 1 : 0;
                shape.append(c);
                at++;
            } else {
                at = bare(at);
            }
        }
        endRow();
        return rows;
    }

    private void open(char bracket) {
        if (bracket == '{' && arrays.get(depth)) {
            endRow();
        }
        depth++;
        arrays.set(depth, bracket == '[');
        shape.append(bracket);
    }

    private void endRow() {
        // The start of a document, with its time, is always the first row.
        String name = rows.isEmpty() ? "" : key.toString();
        rows.add(new Row(name, strings.shapes.number(shape.toString()), Arrays.copyOf(values, count)));
        shape.setLength(0);
        key.setLength(0);
        count = 0;
    }

    private int string(int start) {
        int end = start + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        String text = json.substring(start + 1, end);
        if (end + 1 < json.length() && json.charAt(end + 1) == ':') {
            shape.append('"').append(text).append('"');
        } else {
            text(text);
        }
        return end + 1;
    }

    private void text(String text) {
        int length = text.length();
        char first = length == 0 ? ' ' : text.charAt(0);
        if (first >= '0' && first <= '9') {
            if (text.charAt(length - 1) == 's' && uptime(text)) {
                return;
            }
            if (length >= 20 && text.charAt(length - 1) == 'Z' && text.charAt(4) == '-' && time(text)) {
                return;
            }
        }
        value(TEXT, strings.texts.number(text), text);
    }

    private boolean uptime(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isUnit = "ydhms".indexOf(c) >= 0;
            if (isUnit ? i == 0 || !isDigit(text.charAt(i - 1)) : !isDigit(c)) {
                return false;
            }
        }
        try {
            Duration duration = Uptime.parse(text);
            if (!Uptime.format(duration).equals(text)) {
                return false;
            }
            value(UPTIME, duration.toSeconds(), text);
            return true;
        } catch (IllegalArgumentException another) {
            return false;
        }
    }

    private boolean time(String text) {
        try {
            Instant time = GoTime.parse(text);
            if (Math.abs(time.getEpochSecond()) > MAX_SECOND
                    || !GoTime.format(time).equals(text)) {
                return false;
            }
            value(TIME, time.getEpochSecond() * NANOS + time.getNano(), text);
            return true;
        } catch (DateTimeException another) {
            return false;
        }
    }

    /** The end of a number or of one of the words true, false and null. */
    private int bare(int start) {
        int end = start;
        while (end < json.length() && ",]}".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        String word = json.substring(start, end);
        if (isInteger(word)) {
            value(INTEGER, Long.parseLong(word), word);
        } else {
            value(WORD, strings.texts.number(word), word);
        }
        return end;
    }

    /** Whether a word is an integer that would be printed in the same way. */
    private static boolean isInteger(String word) {
        int first = word.startsWith("-") ? 1 : 0;
        int digits = word.length() - first;
        if (digits < 1 || digits > MAX_DIGITS || (word.charAt(first) == '0' && word.length() > 1)) {
            return false;
        }
        for (int i = first; i < word.length(); i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void value(char kind, long value, String text) {
        if (count < Row.KEY_VALUES) {
            key.append(text).append('\n');
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
        shape.append(kind);
    }

    /** The number of values of a shape. */
    static int values(String shape) {
        int count = 0;
        for (int i = 0; i < shape.length(); i++) {
            count += shape.charAt(i) <= WORD ? 1 : 0;
        }
        return count;
    }

    /** The index of the first time among the values of a shape, -1 for none. */
    static int firstTime(String shape) {
        int time = shape.indexOf(TIME);
        return time < 0 ? -1 : values(shape.substring(0, time));
    }

    /** Joins rows to the original text. */
    static byte[] join(List<Row> rows, StringTable strings) throws IOException {
        StringBuilder json = new StringBuilder(rows.size() * 512);
        for (Row row : rows) {
            String shape = strings.shapes.word(row.shape());
            int value = 0;
            for (int i = 0; i < shape.length(); i++) {
                char c = shape.charAt(i);
                if (c > WORD) {
                    json.append(c);
                } else {
                    print(json, c, row.values()[value++], strings);
                }
            }
        }
        return json.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void print(StringBuilder json, char kind, long value, StringTable strings) throws IOException {
        switch (kind) {
            case INTEGER -> json.append(value);
            case UPTIME ->
                json.append('"')
                        .append(Uptime.format(Duration.ofSeconds(value)))
                        .append('"');
            case TIME -> {
                Instant time = Instant.ofEpochSecond(Math.floorDiv(value, NANOS), Math.floorMod(value, NANOS));
                json.append('"').append(GoTime.format(time)).append('"');
            }
            case TEXT -> json.append('"').append(strings.texts.word(value)).append('"');
            default -> json.append(strings.texts.word(value));
        }
    }
}
