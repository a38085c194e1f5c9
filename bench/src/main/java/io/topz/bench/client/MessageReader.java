package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads messages of any length: {@link #next()} moves to the next one, and the other methods return the positions of its parts in {@link
 * #bytes()}. Used by one thread.
 */
final class MessageReader {

    private static final int MOST_WORDS = 6;

    private final Input in;
    private final MessageFrames.Control control;

    /** The start of each word of the message's line and, after the last one, the start of a further one. */
    private final int[] words = new int[MOST_WORDS + 1];

    private int count;
    private int headersAt;
    private int payloadAt;
    private int end;

    /** Reads the messages of a connection. */
    MessageReader(NatsConnection connection) {
        this(connection.in(), connection::control);
    }

    MessageReader(Input in, MessageFrames.Control control) {
        this.in = in;
        this.control = control;
    }

    /** The buffer of the positions, which are valid until more bytes are read. */
    ByteBuffer bytes() {
        return in.arrived();
    }

    /** Waits for the next message. */
    void await() throws IOException {
        while (!next()) {
            in.fill();
        }
    }

    /** Waits for more bytes. */
    void fill() throws IOException {
        in.fill();
    }

    /** Moves to the next complete message; returns false if there is none. */
    boolean next() throws IOException {
        ByteBuffer bytes = in.arrived();
        while (bytes.hasRemaining()) {
            int begin = bytes.position();
            byte first = bytes.get(begin);
            int newline = readWords(bytes, begin);
            if (newline < 0) {
                return false;
            }
            if (first != 'M' && first != 'H') {
                control.line(in.line());
                continue;
            }
            headersAt = newline + 1;
            payloadAt = headersAt;
            int least = 4;
            if (first == 'H') {
                payloadAt += number(words[count - 2], words[count - 1] - 1);
                least = 5;
            }
            if (count < least || count > least + 1) {
                throw new IOException("out of step with the server at: " + in.line());
            }
            // The line ends with CR LF, and so does the payload.
            end = headersAt + number(words[count - 1], newline - 1);
            if (end + 2 > bytes.limit()) {
                return false;
            }
            bytes.position(end + 2);
            return true;
        }
        return false;
    }

    /** Finds the words of a line and returns the position of its line feed; -1 if it has not arrived. */
    private int readWords(ByteBuffer bytes, int begin) {
        count = 1;
        words[0] = begin;
        for (int at = begin; at < bytes.limit(); at++) {
            byte b = bytes.get(at);
            if (b == '\n') {
                words[count] = at;
                return at;
            }
            if (b == ' ' && count < MOST_WORDS) {
                words[count++] = at + 1;
            }
        }
        return -1;
    }

    private int number(int begin, int end) throws IOException {
        long value = number(begin, end, in.arrived());
        if (value < 0) {
            throw new IOException("out of step with the server: no number at " + text(begin, end));
        }
        return (int) value;
    }

    /** Parses decimal digits; -1 if there is anything else, or nothing. */
    static long number(int begin, int end, ByteBuffer bytes) {
        long value = begin < end ? 0 : -1;
        for (int at = begin; at < end && value >= 0; at++) {
            int digit = bytes.get(at) - '0';
            value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
        }
        return value;
    }

    /** Whether the message has headers, like the status messages of the server, for instance after a pull has expired. */
    boolean hasHeaders() {
        return payloadAt > headersAt;
    }

    /** The start of the subject. */
    int subjectAt() {
        return words[1];
    }

    /** The end of the subject. */
    int subjectEnd() {
        return words[2] - 1;
    }

    /** The start of the reply subject, which must exist. */
    int replyAt() throws IOException {
        if (count != (hasHeaders() ? 6 : 5)) {
            throw new IOException("a message without a reply subject: " + line());
        }
        return words[3];
    }

    /** The end of the reply subject. */
    int replyEnd() {
        return words[4] - 1;
    }

    int payloadAt() {
        return payloadAt;
    }

    int payloadBytes() {
        return end - payloadAt;
    }

    /** The payload as text. */
    String payload() {
        return text(payloadAt, end);
    }

    /** The message's line and its first header, if any, for error messages. */
    String line() {
        String line = text(words[0], headersAt).strip();
        String headers = text(headersAt, payloadAt);
        return headers.isEmpty()
                ? line
                : line + ": " + headers.lines().findFirst().orElse("");
    }

    private String text(int begin, int end) {
        byte[] text = new byte[Math.max(0, end - begin)];
        in.arrived().get(begin, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
