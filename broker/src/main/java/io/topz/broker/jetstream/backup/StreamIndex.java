package io.topz.broker.jetstream.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stream as nats-server stores it next to the blocks ({@code msgs/index.db}): it tells which messages of the
 * blocks still exist. Without it, messages that were removed because of a limit would come back.
 *
 * <pre>
 *  11, version (1 to 4)
 *  messages, bytes, first sequence, first time, last sequence, last time
 *  number of subjects, each: length, subject, messages, first block [, last block]
 *  number of blocks, each: number, bytes, first sequence, first time, last sequence, last time, number of deleted sequences
 *    [, two counters from version 2 and 3 on] [, set of the deleted sequences]
 *  number of the last block, hash of its last record (8 bytes)
 *  hash of all (8 bytes)
 * </pre>
 *
 * Numbers are varints, times are signed ones.
 */
final class StreamIndex {

    private static final int MAGIC = 11;
    private static final int LAST_VERSION = 4;
    private static final int SET_MAGIC = 22;
    private static final int MAX_SET_NODES = 256 * 1024;
    private static final int SMALLEST = 32;

    private final NavigableRanges blocks = new NavigableRanges();
    private final TreeMap<Long, long[]> deleted = new TreeMap<>();
    private long firstSequence;
    private long lastSequence;
    private long lastTime;
    private int lastBlock;
    private long lastHash;
    private int setNodes;

    /** The first and last sequences of the blocks. */
    private static final class NavigableRanges {

        private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

        void add(long first, long last) {
            lastByFirst.merge(first, last, Math::max);
        }

        boolean contains(long sequence) {
            Map.Entry<Long, Long> range = lastByFirst.floorEntry(sequence);
            return range != null && sequence <= range.getValue();
        }
    }

    private StreamIndex() {}

    /** Reads a file of that size; null if it cannot be interpreted. The blocks alone then tell which messages exist. */
    static @Nullable StreamIndex read(InputStream in, long size, HighwayHash hash) throws IOException {
        if (size < SMALLEST) {
            return null;
        }
        Hashed hashed = new Hashed(in, size - Long.BYTES, hash.reset());
        StreamIndex index = new StreamIndex();
        try {
            if (!index.parse(hashed)) {
                return null;
            }
        } catch (EOFException tooShort) {
            return null;
        }
        byte[] expected = in.readNBytes(Long.BYTES);
        return expected.length == Long.BYTES && (long) MessageBlock.LONG.get(expected, 0) == hash.hash() ? index : null;
    }

    private boolean parse(Hashed in) throws IOException {
        int magic = in.read();
        int version = in.read();
        if (magic != MAGIC || version < 1 || version > LAST_VERSION) {
            return false;
        }
        in.varint();
        in.varint();
        firstSequence = in.varint();
        in.varint();
        lastSequence = in.varint();
        lastTime = in.signed();
        for (long n = in.varint(); n > 0; n--) {
            skipSubject(in, version);
        }
        for (long n = in.varint(); n > 0; n--) {
            if (!readBlock(in, version)) {
                return false;
            }
        }
        lastBlock = (int) in.varint();
        lastHash = in.fixed();
        return in.isAtEnd();
    }

    private static void skipSubject(Hashed in, int version) throws IOException {
        long length = in.varint();
        if (length > 0) {
            in.skipBytes(length);
            long messages = in.varint();
            in.varint();
            if (messages > 1 || version >= LAST_VERSION) {
                in.varint();
            }
        }
    }

    private boolean readBlock(Hashed in, int version) throws IOException {
        in.varint();
        in.varint();
        long first = in.varint();
        in.varint();
        long last = in.varint();
        in.varint();
        long gone = in.varint();
        for (int counters = Math.min(version, 3); counters > 1; counters--) {
            in.varint();
        }
        if (last >= first) {
            blocks.add(first, last);
        }
        return gone == 0 || readSet(in);
    }

    /** A tree of bit sets: a header of 10 bytes, then for every node its first sequence, 32 words (64 in version 1) and its height. */
    private boolean readSet(Hashed in) throws IOException {
        int magic = in.read();
        int words = in.read() == 1 ? 64 : 32;
        long counts = in.fixed();
        int nodes = (int) counts;
        setNodes += Math.max(0, nodes);
        if (magic != SET_MAGIC || nodes < 0 || setNodes > MAX_SET_NODES) {
            return false;
        }
        for (int n = 0; n < nodes; n++) {
            long base = in.fixed();
            long[] bits = new long[words];
            for (int i = 0; i < words; i++) {
                bits[i] = in.fixed();
            }
            in.skipBytes(Short.BYTES);
            deleted.put(base, bits);
        }
        return true;
    }

    /** Whether it belongs to blocks of which the last has that number and ends with a record of that hash. */
    boolean isOf(int block, long hashOfLastRecord) {
        return lastBlock == block && lastHash == hashOfLastRecord;
    }

    /** Whether a message that a block contains still exists. */
    boolean contains(long sequence) {
        return sequence >= firstSequence && blocks.contains(sequence) && !isDeleted(sequence);
    }

    private boolean isDeleted(long sequence) {
        Map.Entry<Long, long[]> node = deleted.floorEntry(sequence);
        if (node == null) {
            return false;
        }
        long bit = sequence - node.getKey();
        long[] bits = node.getValue();
        return bit < (long) bits.length * Long.SIZE && (bits[(int) (bit / Long.SIZE)] >>> bit & 1) == 1;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** The time at which the last message was stored, in nanoseconds since the epoch; 0 if there was none. */
    long lastTime() {
        return lastTime;
    }

    /** The bytes up to the closing hash, which are hashed while they are read. */
    private static final class Hashed {

        private final InputStream in;
        private final HighwayHash hash;
        private final byte[] buffer = new byte[8 * 1024];
        private long left;
        private int position;
        private int limit;

        Hashed(InputStream in, long length, HighwayHash hash) {
            this.in = in;
            this.left = length;
            this.hash = hash;
        }

        int read() throws IOException {
            if (position == limit) {
                int n = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (n == 0) {
                    throw new EOFException("unexpected EOF");
                }
                hash.update(buffer, 0, n);
                left -= n;
                position = 0;
                limit = n;
            }
            return buffer[position++] & 0xff;
        }

        boolean isAtEnd() {
            return position == limit && left == 0;
        }

        void skipBytes(long count) throws IOException {
            for (long n = count; n > 0; n--) {
                read();
            }
        }

        long fixed() throws IOException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                value |= (long) read() << shift;
            }
            return value;
        }

        long varint() throws IOException {
            long value = 0;
            int b;
            int shift = 0;
            do {
                b = read();
                value |= (b & 0x7fL) << shift;
                shift += 7;
            } while (b >= 0x80 && shift < 70);
            return value;
        }

        long signed() throws IOException {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }
    }
}
