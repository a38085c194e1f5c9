package io.topz.broker.jetstream.backup;

import io.topz.broker.store.StreamMessage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A block of messages as nats-server stores them ({@code msgs/N.blk}), little-endian. Used by one thread.
 *
 * <pre>
 *          0       4         12         20              22
 *  message length  sequence  timestamp  subject length  subject  [header length  header]  payload  hash
 * </pre>
 *
 * The highest bit of the length tells whether there is a header. The two highest bits of the sequence tell whether the message was
 * erased, and whether the record is a tombstone, which only marks the sequence as removed. The hash covers all but the lengths; its key
 * is the name of the stream with the number of the block.
 */
final class MessageBlock {

    static final int HEAD = 22;
    static final int HASH = 8;

    /** The longest record. Like nats-server, a larger length is treated as damage. */
    static final int MAX_RECORD = 32 * 1024 * 1024;

    static final int WITH_HEADER = 1 << 31;
    static final long ERASED = 1L << 63;
    static final long TOMBSTONE = 1L << 62;

    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int FIRST_BYTES = 64 * 1024;

    private final String stream;
    private HighwayHash hash;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int number;
    private int length;

    /** Creates the first block of the stream with that name. */
    MessageBlock(String stream) {
        this.stream = stream;
        number = 1;
        hash = hash(stream, number);
    }

    /** The hash for the block with that number. */
    static HighwayHash hash(String stream, int number) {
        return HighwayHash.keyedBy(stream + "-" + number);
    }

    void message(StreamMessage message) {
        int subject = message.subject().length();
        int header = message.headerLength();
        int body = message.body().length;
        int record = HEAD + subject + (header == 0 ? 0 : Integer.BYTES) + body + HASH;
        head(record, header == 0 ? 0 : WITH_HEADER, message.sequence(), message.timestamp(), subject);
        int from = length + HEAD;
        int to = message.subject().copyTo(bytes, from);
        if (header > 0) {
            INT.set(bytes, to, header);
            to += Integer.BYTES;
        }
        System.arraycopy(message.body(), 0, bytes, to, body);
        seal(record, bytes, from, subject, to, body);
    }

    /** Adds a tombstone: the sequence was used, but its message no longer exists. */
    void tombstone(long sequence, long timestamp) {
        int record = HEAD + HASH;
        head(record, 0, sequence | TOMBSTONE, timestamp, 0);
        seal(record, bytes, length + HEAD, 0, length + HEAD, 0);
    }

    private void head(int record, int flag, long sequence, long timestamp, int subject) {
        if (bytes.length - length < record) {
            bytes = Arrays.copyOf(bytes, Math.max(length + record, 2 * bytes.length));
        }
        INT.set(bytes, length, record | flag);
        LONG.set(bytes, length + 4, sequence);
        LONG.set(bytes, length + 12, timestamp);
        SHORT.set(bytes, length + 20, (short) subject);
    }

    private void seal(int record, byte[] source, int subject, int subjectLength, int body, int bodyLength) {
        hash.reset()
                .update(source, length + 4, 16)
                .update(source, subject, subjectLength)
                .update(source, body, bodyLength);
        length += record;
        LONG.set(bytes, length - HASH, hash.hash());
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The name of the block in an archive. */
    String fileName() {
        return "msgs/" + number + ".blk";
    }

    /** Starts the next, empty block. */
    void next() {
        length = 0;
        hash = hash(stream, ++number);
    }
}
