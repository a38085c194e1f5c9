package io.topz.broker.jetstream.backup;

import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.io.InputStream;

/** Reads the records of a {@link MessageBlock} one after the other and checks their hashes. */
final class BlockRecords {

    /** Receives the records. */
    interface Visitor {

        void message(StreamMessage message) throws IOException;

        /** Called for the sequence of a message that no longer exists. The message itself may have come before, even in another block. */
        void gone(long sequence, long timestamp) throws IOException;
    }

    /** Thrown when a record is damaged. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1;

        DamagedException() {
            super("malformed or corrupt message");
        }
    }

    private final InputStream in;
    private final HighwayHash hash;
    private final byte[] head = new byte[MessageBlock.HEAD];
    private long lastHash;

    /** {@code hash} is the one returned by {@link MessageBlock#hash}. */
    BlockRecords(InputStream in, HighwayHash hash) {
        this.in = in;
        this.hash = hash;
    }

    /** Passes all records to the visitor. */
    void forEach(Visitor visitor) throws IOException {
        for (int n = in.readNBytes(head, 0, head.length); n > 0; n = in.readNBytes(head, 0, head.length)) {
            if (n < head.length) {
                throw damaged();
            }
            next(visitor);
        }
    }

    private void next(Visitor visitor) throws IOException {
        int lengthAndFlag = (int) MessageBlock.INT.get(head, 0);
        int length = lengthAndFlag & ~MessageBlock.WITH_HEADER;
        boolean withHeader = lengthAndFlag < 0;
        int subjectLength = (short) MessageBlock.SHORT.get(head, 20) & 0xffff;
        int rest = length - MessageBlock.HEAD;
        int body = subjectLength + (withHeader ? Integer.BYTES : 0);
        int bodyLength = rest - MessageBlock.HASH - body;
        if (length > MessageBlock.MAX_RECORD || bodyLength < 0) {
            throw damaged();
        }
        byte[] data = in.readNBytes(rest);
        if (data.length < rest) {
            throw damaged();
        }
        lastHash = (long) MessageBlock.LONG.get(data, rest - MessageBlock.HASH);
        hash.reset().update(head, 4, 16).update(data, 0, subjectLength).update(data, body, bodyLength);
        if (hash.hash() != lastHash) {
            throw damaged();
        }
        int headerLength = withHeader ? (int) MessageBlock.INT.get(data, subjectLength) : 0;
        if (headerLength < 0 || headerLength > bodyLength) {
            throw damaged();
        }
        show(visitor, ByteString.copyOf(data, 0, subjectLength), data, body, bodyLength, headerLength);
    }

    private void show(Visitor visitor, ByteString subject, byte[] data, int body, int bodyLength, int headerLength)
            throws IOException {
        long marked = (long) MessageBlock.LONG.get(head, 4);
        long timestamp = (long) MessageBlock.LONG.get(head, 12);
        long sequence = marked & ~(MessageBlock.ERASED | MessageBlock.TOMBSTONE);
        if (sequence == 0) {
            return;
        }
        if (marked != sequence) {
            visitor.gone(sequence, timestamp);
            return;
        }
        byte[] bytes = new byte[bodyLength];
        System.arraycopy(data, body, bytes, 0, bodyLength);
        visitor.message(new StreamMessage(sequence, timestamp, subject, bytes, headerLength));
    }

    private static DamagedException damaged() {
        return new DamagedException();
    }

    /** The hash of the last record; 0 if there is none. */
    long lastHash() {
        return lastHash;
    }
}
