package io.topz.broker.jetstream.consumer;

import io.topz.broker.protocol.Numbers;
import io.topz.broker.subject.ByteString;
import java.util.Arrays;

/** Writes the reply subject by which a message is acknowledged, into an array that is reused. */
final class AckReply {

    private static final int MAX_DIGITS = 20;
    private static final int NUMBERS = 5;

    private final byte[] bytes;
    private final int prefixLength;

    AckReply(String stream, String consumer) {
        byte[] prefix =
                ByteString.of("$JS.ACK." + stream + "." + consumer + ".").bytes();
        prefixLength = prefix.length;
        bytes = Arrays.copyOf(prefix, prefixLength + NUMBERS * (MAX_DIGITS + 1));
    }

    /** The array with the subject. */
    byte[] bytes() {
        return bytes;
    }

    /** Writes a subject and returns its length. */
    int write(long deliveries, long sequence, long delivery, long timestamp, long pending) {
        int p = Numbers.write(deliveries, bytes, prefixLength);
        p = next(sequence, p);
        p = next(delivery, p);
        p = next(timestamp, p);
        return next(pending, p);
    }

    private int next(long number, int position) {
        bytes[position] = '.';
        return Numbers.write(number, bytes, position + 1);
    }
}
