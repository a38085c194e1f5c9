package io.topz.broker.jetstream.consumer;

/**
 * The subject of an acknowledgement, taken apart. One instance serves all of a thread.
 *
 * <p>{@code $JS.ACK.<stream>.<consumer>.<deliveries>.<sequence>.<delivery>.<timestamp>.<pending>}, or with domain and account
 * after {@code ACK} and perhaps something random at the end.
 */
final class AckSubject {

    private static final int TOKENS = 9;
    private static final int TOKENS_WITH_DOMAIN = 11;
    private static final int MAX_TOKENS = 12;

    private final int[] starts = new int[MAX_TOKENS + 1];

    /** Where {@code <stream>.<consumer>} stands. */
    int name;

    int nameLength;

    /** How often the message had been delivered. */
    long deliveries;

    /** The sequence in the stream. */
    long sequence;

    /** The sequence of the delivery. */
    long delivery;

    /** Takes a subject apart. Returns false if it is none of an acknowledgement. */
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
