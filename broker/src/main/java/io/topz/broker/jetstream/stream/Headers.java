package io.topz.broker.jetstream.stream;

import io.topz.broker.store.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds header blocks. */
final class Headers {

    private static final byte[] START = "NATS/1.0\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Headers() {}

    /** Appends {@code lines}, which have no final line end, to the header block of a message. */
    static byte[] with(StreamMessage message, byte[] lines) {
        int length = message.headerLength();
        byte[] before = length > 2 ? Arrays.copyOf(message.body(), length - 2) : START;
        return join(join(before, lines), END);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
