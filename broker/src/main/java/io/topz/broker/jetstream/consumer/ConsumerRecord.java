package io.topz.broker.jetstream.consumer;

import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A record in the log of the consumers of a stream: a message whose subject is the name of the consumer.
 *
 * <pre>
 *  0     1       9         17
 *  kind  forced  previous  content
 * </pre>
 *
 * @param kind the kind of the content
 * @param forced the last record known to be forced to the disk when this one was written
 * @param previous for a change, the record of the consumer to which it applies; 0 for other kinds
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record ConsumerRecord(Kind kind, long forced, long previous, byte[] content) {

    /** The kinds of records. */
    enum Kind {
        /** The description of the consumer, as JSON. */
        DESCRIPTION(1),
        /** The whole state. */
        STATE(2),
        /** The change of the state since the previous record of the consumer. */
        CHANGE(3),
        /** The deletion of the consumer; the content is its creation time. */
        DELETION(4);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        private static Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("a record of the unknown kind " + code);
        }
    }

    private static final int HEAD = 1 + 2 * Long.BYTES;

    StreamMessage toMessage(long sequence, String consumer) {
        byte[] body = new byte[HEAD + content.length];
        ByteBuffer.wrap(body).put(kind.code).putLong(forced).putLong(previous).put(content);
        return new StreamMessage(sequence, 0, ByteString.of(consumer), body, 0);
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if the message is not such a record
     */
    static ConsumerRecord of(StreamMessage message) {
        byte[] body = message.body();
        if (body.length < HEAD) {
            throw new IllegalArgumentException("record " + message.sequence() + " is not of a consumer");
        }
        ByteBuffer head = ByteBuffer.wrap(body, 1, HEAD - 1);
        return new ConsumerRecord(
                Kind.of(body[0]), head.getLong(), head.getLong(), Arrays.copyOfRange(body, HEAD, body.length));
    }
}
