package io.topz.broker.jetstream.backup;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * The index of one block as nats-server before 2.10 stores it ({@code msgs/N.idx}): the sequences that are present.
 *
 * <pre>
 *  22, 1, messages, bytes, first sequence, first time, last sequence, last time, number of deleted sequences
 *  hash of the last record (8 bytes)
 *  the deleted sequences, counted from the first
 * </pre>
 *
 * Numbers are varints, times are signed ones.
 *
 * @param lastTime in nanoseconds since the epoch
 */
record EarlierIndex(long first, long last, long lastTime, Set<Long> deleted) {

    private static final byte MAGIC = 22;
    private static final byte VERSION = 1;

    static EarlierIndex read(byte[] bytes) throws IOException {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != MAGIC || in.get() != VERSION) {
                throw new IOException("an index of a block is in an unknown format");
            }
            varint(in);
            varint(in);
            long first = varint(in);
            varint(in);
            long last = varint(in);
            long time = varint(in);
            long count = varint(in);
            in.getLong();
            Set<Long> deleted = new HashSet<>();
            for (long n = 0; n < count; n++) {
                deleted.add(first + varint(in));
            }
            return new EarlierIndex(first, last, (time >>> 1) ^ -(time & 1), deleted);
        } catch (BufferUnderflowException tooShort) {
            throw new IOException("an index of a block ends too soon", tooShort);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte b;
        do {
            b = in.get();
            value |= (b & 0x7fL) << shift;
            shift += 7;
        } while (b < 0 && shift < 70);
        return value;
    }

    boolean contains(long sequence) {
        return sequence >= first && sequence <= last && !deleted.contains(sequence);
    }
}
