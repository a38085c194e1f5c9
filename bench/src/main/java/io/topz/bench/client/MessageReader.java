package io.topz.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Messages of any length as they arrive: {@link #next()} goes to the next one, the rest says where its parts stand in
 * {@link #bytes()}. One thread.
 */
final class MessageReader {

    private static final int MOST_WORDS = 6;

    private final Input in;
    private final MessageFrames.Control control;

    /** Where the words of the message's line begin, and after the last one where another would. */
    private final int[] words = new int[MOST_WORDS + 1];

    private int count;
    private int headersAt;
    private int payloadAt;
    private int end;

    /** The messages of a connection. */
    MessageReader(NatsConnection connection) {
        this(connection.in(), connection::control);
    }

    MessageReader(Input in, MessageFrames.Control control) {
        this.in = in;
        this.control = control;
    }

    /** The buffer that the positions are of, as long as nothing more is read. */
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

    /** Goes to the next message that has arrived as a whole; false if there is none. */
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
            // A line ends with CR and LF, a payload as well.
            end = headersAt + number(words[count - 1], newline - 1);
            if (end + 2 > bytes.limit()) {
                return false;
            }
            bytes.position(end + 2);
            return true;
        }
        return false;
    }

    /** Finds the words of a line and returns where its newline is; -1 if it has not arrived. */
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

    /** Reads decimal digits; -1 if there is anything else, or nothing. */
    static long number(int begin, int end, ByteBuffer bytes) {
        long value = begin < end ? 0 : -1;
        for (int at = begin; at < end && value >= 0; at++) {
            int digit = bytes.get(at) - '0';
            value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
        }
        return value;
    }

    /** Whether it has headers: so does what the server itself has to say, such as that a pull has expired. */
    boolean hasHeaders() {
        return payloadAt > headersAt;
    }

    /** Where the subject begins. */
    int subjectAt() {
        return words[1];
    }

    /** After the subject. */
    int subjectEnd() {
        return words[2] - 1;
    }

    /** Where the reply subject begins; there has to be one. */
    int replyAt() throws IOException {
        if (count != (hasHeaders() ? 6 : 5)) {
            throw new IOException("a message without a reply subject: " + line());
        }
        return words[3];
    }

    /** After the reply subject. */
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

    /** The message's line, and the first of its headers if it has any, for an error. */
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
