package io.topz.collectors.json;

import io.topz.collectors.text.GoFloat;
import io.topz.collectors.text.GoTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A writer of JSON text in UTF-8 with a small buffer, byte for byte like Go's {@code encoding/json}. Used by one thread.
 *
 * <p>Jackson's generator is not used because it rejects strings with a lone surrogate, escapes characters beyond U+FFFF, and is slower for
 * large documents.
 */
final class JsonOutput {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MAX_DEPTH = 128;
    private static final byte[] INDENTS = indents();
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final byte[] MIN_VALUE = ascii("-9223372036854775808");

    /** For each ASCII character: 0 if it is written unchanged, the letter of a short escape, or 'u'. */
    private static final byte[] ESCAPES = escapes();

    /** A field name with the text around it, prepared for the depths that occur. It needs no escapes. */
    static final class Label {
        private static final int DEPTHS = 12;

        private final byte[] compact;
        private final byte[][] indented = new byte[DEPTHS][];

        Label(String name) {
            compact = ascii(",\"" + name + "\":");
            for (int depth = 0; depth < DEPTHS; depth++) {
                indented[depth] = ascii(",\n" + "  ".repeat(depth) + '"' + name + "\": ");
            }
        }
    }

    private final OutputStream out;
    private final boolean indented;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final RepeatedTexts repeated = new RepeatedTexts();
    private int length;
    private long flushed;
    private int depth;
    private boolean first = true;

    JsonOutput(OutputStream out, boolean indented) {
        this.out = out;
        this.indented = indented;
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
        flushed++;
    }

    void open(char bracket) throws IOException {
        reserve(1);
        buffer[length++] = (byte) bracket;
        depth++;
        first = true;
    }

    void close(char bracket) throws IOException {
        depth--;
        if (!first) {
            newLine();
        }
        reserve(1);
        buffer[length++] = (byte) bracket;
        first = false;
    }

    /** Starts the next element of an array or the next field of an object. */
    void next() throws IOException {
        if (!first) {
            reserve(1);
            buffer[length++] = ',';
        }
        newLine();
        first = false;
    }

    /** Starts the next field. */
    void field(Label label) throws IOException {
        if (indented && depth >= Label.DEPTHS) {
            next();
            raw(label.compact, 1);
            colonGap();
        } else {
            raw(indented ? label.indented[depth] : label.compact, first ? 1 : 0);
            first = false;
        }
    }

    /** Starts the next field with a name that comes from data. */
    void field(String name) throws IOException {
        next();
        string(name);
        reserve(1);
        buffer[length++] = ':';
        colonGap();
    }

    private void colonGap() throws IOException {
        if (indented) {
            reserve(1);
            buffer[length++] = ' ';
        }
    }

    private void newLine() throws IOException {
        if (indented) {
            int size = 1 + 2 * depth;
            reserve(size);
            System.arraycopy(INDENTS, 0, buffer, length, size);
            length += size;
        }
    }

    void bool(boolean value) throws IOException {
        raw(value ? TRUE : FALSE);
    }

    void nothing() throws IOException {
        raw(NULL);
    }

    void number(long value) throws IOException {
        if (value == Long.MIN_VALUE) {
            raw(MIN_VALUE);
            return;
        }
        reserve(MIN_VALUE.length);
        long rest = value;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        int end = length + width(rest);
        length = end;
        do {
            buffer[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
    }

    private static int width(long number) {
        int width = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            width++;
        }
        return width;
    }

    void unsigned(long value) throws IOException {
        if (value >= 0) {
            number(value);
        } else {
            literal(Long.toUnsignedString(value));
        }
    }

    void number(double value) throws IOException {
        literal(GoFloat.format(value));
    }

    void time(Instant value) throws IOException {
        reserve(GoTime.MAX_LENGTH + 2);
        buffer[length++] = '"';
        length = GoTime.format(value, buffer, length);
        buffer[length++] = '"';
    }

    /** Writes ASCII text without escaping. */
    void literal(String ascii) throws IOException {
        raw(ascii(ascii));
    }

    void string(String text) throws IOException {
        byte[] known = repeated.find(text);
        if (known != null) {
            raw(known);
            return;
        }
        if (buffer.length - length < 6 * text.length() + 2) {
            flush();
        }
        int start = length;
        long flushedBefore = flushed;
        if (!encodePlain(text)) {
            encode(text);
        }
        if (flushed == flushedBefore) {
            repeated.written(text, buffer, start, length);
        }
    }

    /** Writes a text if it is short and needs no escapes; otherwise writes nothing and returns false. */
    private boolean encodePlain(String text) {
        int size = text.length();
        int p = length;
        if (buffer.length - p < size + 2) {
            return false;
        }
        buffer[p++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || ESCAPES[c] != 0) {
                return false;
            }
            buffer[p++] = (byte) c;
        }
        buffer[p] = '"';
        length = p + 1;
        return true;
    }

    private void encode(String text) throws IOException {
        reserve(1);
        buffer[length++] = '"';
        int size = text.length();
        int i = 0;
        while (i < size) {
            // Each character takes at most six bytes, and the quotation mark takes one.
            int stop = Math.min(size, i + (buffer.length - length - 1) / 6);
            if (stop == i) {
                flush();
                continue;
            }
            while (i < stop) {
                char c = text.charAt(i++);
                if (c < 0x80 && ESCAPES[c] == 0) {
                    buffer[length++] = (byte) c;
                } else if (c < 0x80) {
                    escape(c);
                } else if (Character.isHighSurrogate(c) && i < size && Character.isLowSurrogate(text.charAt(i))) {
                    fourBytes(Character.toCodePoint(c, text.charAt(i++)));
                } else {
                    special(c);
                }
            }
        }
        reserve(1);
        buffer[length++] = '"';
    }

    private void special(char c) {
        if (c == '\u2028' || c == '\u2029') {
            unicodeEscape(c);
        } else if (c < 0x800) {
            buffer[length++] = (byte) (0xc0 | (c >> 6));
            continuation(c);
        } else {
            // An unpaired surrogate is not a character; Go replaces it when reading.
            int whole = Character.isSurrogate(c) ? '\ufffd' : c;
            buffer[length++] = (byte) (0xe0 | (whole >> 12));
            continuation(whole >> 6);
            continuation(whole);
        }
    }

    private void fourBytes(int codePoint) {
        buffer[length++] = (byte) (0xf0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        buffer[length++] = (byte) (0x80 | (bits & 0x3f));
    }

    private void escape(char c) {
        byte letter = ESCAPES[c];
        if (letter == 'u') {
            unicodeEscape(c);
        } else {
            buffer[length++] = '\\';
            buffer[length++] = letter;
        }
    }

    private void unicodeEscape(char c) {
        buffer[length++] = '\\';
        buffer[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[length++] = HEX[c >> shift & 0xf];
        }
    }

    private void raw(byte[] bytes) throws IOException {
        raw(bytes, 0);
    }

    private void raw(byte[] bytes, int from) throws IOException {
        int size = bytes.length - from;
        reserve(size);
        System.arraycopy(bytes, from, buffer, length, size);
        length += size;
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.length - length < bytes) {
            flush();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] indents() {
        return ascii("\n" + "  ".repeat(MAX_DEPTH));
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        for (int c = 0; c < ' '; c++) {
            escapes[c] = 'u';
        }
        for (char c : new char[] {'<', '>', '&'}) {
            escapes[c] = 'u';
        }
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        return escapes;
    }
}
