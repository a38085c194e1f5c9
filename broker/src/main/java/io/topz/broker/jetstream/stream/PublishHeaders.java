package io.topz.broker.jetstream.stream;

import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/** The headers by which a publisher states its expectations. The object is reused: it is filled again for each message. */
final class PublishHeaders {

    /** The value of an expectation that was not stated. */
    static final long NONE = Long.MIN_VALUE;

    /** The value of an expectation that is not a number. It never equals a sequence, so the message is refused. */
    private static final long MALFORMED = -1;

    private static final ByteString PREFIX = ByteString.of("Nats-");
    private static final ByteString MSG_ID = ByteString.of("Nats-Msg-Id");
    private static final ByteString EXPECTED_STREAM = ByteString.of("Nats-Expected-Stream");
    private static final ByteString EXPECTED_LAST_SEQUENCE = ByteString.of("Nats-Expected-Last-Sequence");
    private static final ByteString EXPECTED_LAST_SUBJECT_SEQUENCE =
            ByteString.of("Nats-Expected-Last-Subject-Sequence");
    private static final ByteString EXPECTED_LAST_MSG_ID = ByteString.of("Nats-Expected-Last-Msg-Id");
    private static final ByteString SOURCE = ByteString.of("Nats-Stream-Source");
    private static final ByteString ROLLUP = ByteString.of("Nats-Rollup");

    @Nullable
    ByteString msgId;

    @Nullable
    ByteString expectedStream;

    @Nullable
    ByteString expectedLastMsgId;

    @Nullable
    ByteString rollup;

    @Nullable
    ByteString streamSource;

    long expectedLastSequence;
    long expectedLastSubjectSequence;

    private byte[] buffer = new byte[0];

    /** Reads the headers of a message. */
    void read(Message message) {
        read(message.buffer, message.body, Math.max(0, message.headerLength));
    }

    /** Reads the headers of a header block. */
    void read(byte[] source, int offset, int length) {
        msgId = null;
        expectedStream = null;
        expectedLastMsgId = null;
        rollup = null;
        streamSource = null;
        expectedLastSequence = NONE;
        expectedLastSubjectSequence = NONE;
        buffer = source;
        int end = offset + length;
        for (int line = lineEnd(offset, end); line < end; line = lineEnd(line, end)) {
            if (startsWith(line, end, PREFIX)) {
                line(line, end);
            }
        }
    }

    /** The start of the next line. */
    private int lineEnd(int from, int end) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return end;
    }

    private void line(int from, int end) {
        if (msgId == null && is(from, end, MSG_ID)) {
            msgId = value(from + MSG_ID.length(), end);
        } else if (expectedStream == null && is(from, end, EXPECTED_STREAM)) {
            expectedStream = value(from + EXPECTED_STREAM.length(), end);
        } else if (expectedLastSequence == NONE && is(from, end, EXPECTED_LAST_SEQUENCE)) {
            expectedLastSequence = number(value(from + EXPECTED_LAST_SEQUENCE.length(), end));
        } else if (expectedLastSubjectSequence == NONE && is(from, end, EXPECTED_LAST_SUBJECT_SEQUENCE)) {
            expectedLastSubjectSequence = number(value(from + EXPECTED_LAST_SUBJECT_SEQUENCE.length(), end));
        } else if (expectedLastMsgId == null && is(from, end, EXPECTED_LAST_MSG_ID)) {
            expectedLastMsgId = value(from + EXPECTED_LAST_MSG_ID.length(), end);
        } else if (rollup == null && is(from, end, ROLLUP)) {
            rollup = value(from + ROLLUP.length(), end);
        } else if (is(from, end, SOURCE)) {
            // A message that was copied several times has several such lines. The last line describes the last copy.
            streamSource = value(from + SOURCE.length(), end);
        }
    }

    private boolean is(int from, int end, ByteString name) {
        int colon = from + name.length();
        return colon < end && buffer[colon] == ':' && startsWith(from, end, name);
    }

    private boolean startsWith(int from, int end, ByteString text) {
        return from + text.length() <= end && text.contentEquals(buffer, from, text.length());
    }

    /** The value after the colon; null if it is empty. */
    private @Nullable ByteString value(int colon, int end) {
        int from = colon + 1;
        while (from < end && buffer[from] == ' ') {
            from++;
        }
        int to = from;
        while (to < end && buffer[to] != '\r' && buffer[to] != '\n') {
            to++;
        }
        return to == from ? null : ByteString.copyOf(buffer, from, to - from);
    }

    private static long number(@Nullable ByteString digits) {
        if (digits == null) {
            return NONE;
        }
        long number = 0;
        for (byte digit : digits.bytes()) {
            if (digit < '0' || digit > '9' || number > Long.MAX_VALUE / 10 - 1) {
                return MALFORMED;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
