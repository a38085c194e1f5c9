package io.topz.broker.jetstream.consumer;

/**
 * The parsed subject of an acknowledgement. One instance is reused for all acknowledgements of a thread.
 *
 * <p>{@code $JS.ACK.<stream>.<consumer>.<deliveries>.<sequence>.<delivery>.<timestamp>.<pending>}, or the same with domain and account hash
 * after {@code ACK} and possibly a random token at the end.
 */
final class AckSubject {

    private static final int TOKENS = 9;
    private static final int TOKENS_WITH_DOMAIN = 11;
    private static final int MAX_TOKENS = 12;

    private final int[] starts = new int[MAX_TOKENS + 1];

    /** The offset of {@code <stream>.<consumer>}. */
    int name;

    int nameLength;

    /** The number of deliveries of the message. */
    long deliveries;

    /** The sequence in the stream. */
    long sequence;

    /** The delivery sequence of the consumer. */
    long delivery;

    /** Parses a subject; returns false if it is not that of an acknowledgement. */
    boolean parse(byte[] buffer, int offset, int length) {
        int tokens = 1;
        starts[0] = offset;
        for (int i = offset, end = offset + length; i < end; i++) {
            if (buffer[i] == '.') {
                if (tokens == MAX_TOKENS) {
                    return false;
                }
                starts[tokens++] = i + 1;
            }
        }
        starts[tokens] = offset + length + 1;
        if (tokens != TOKENS && tokens < TOKENS_WITH_DOMAIN) {
            return false;
        }
        int first = tokens == TOKENS ? 2 : 4;
        name = starts[first];
        nameLength = starts[first + 2] - 1 - name;
        deliveries = number(buffer, first + 2);
        sequence = number(buffer, first + 3);
        delivery = number(buffer, first + 4);
        return true;
    }

    private long number(byte[] buffer, int token) {
        long number = 0;
        for (int i = starts[token], end = starts[token + 1] - 1; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
