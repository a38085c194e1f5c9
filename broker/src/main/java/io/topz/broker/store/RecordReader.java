package io.topz.broker.store;

import java.io.IOException;

/** Reads single records of segments through the block cache and verifies each. */
final class RecordReader {

    private static final int MAX_KEPT_BYTES = 64 * 1024;

    private final Records records;
    private final BlockCache blocks;
    private byte[] record = new byte[1024];

    RecordReader(Records records, BlockCache blocks) {
        this.records = records;
        this.blocks = blocks;
    }

    /** The message at a committed offset. A record that fails verification is read from the file once more. */
    StreamMessage read(Segment segment, int offset) throws IOException {
        try {
            return readOnce(segment, offset);
        } catch (DamagedRecordException e) {
            blocks.forget(segment);
            return readOnce(segment, offset);
        }
    }

    private StreamMessage readOnce(Segment segment, int offset) throws IOException {
        int length = fetch(segment, offset);
        return message(record, 0, length, segment, offset);
    }

    /** The message in an array that holds the bytes of a segment at {@code offset}. */
    StreamMessage message(byte[] bytes, int at, int end, Segment segment, int offset) throws DamagedRecordException {
        long position = Records.position(segment.number, offset);
        if (records.validLength(bytes, at, end, position) < 0 || Records.kind(bytes, at) != Records.MESSAGE) {
            throw damaged(segment, offset);
        }
        return Records.toMessage(bytes, at);
    }

    /** Overwrites a message in the file. */
    void erase(Segment segment, int offset) throws IOException {
        int length = fetch(segment, offset);
        records.erase(record, 0, Records.position(segment.number, offset));
        segment.file().writeFully(record, 0, length, offset);
        blocks.forget(segment, offset, length);
    }

    private int fetch(Segment segment, int offset) throws IOException {
        int available = segment.size - offset;
        int length = 0;
        if (available >= Records.MESSAGE_OVERHEAD) {
            blocks.read(segment, offset, record, Integer.BYTES);
            length = Records.length(record, 0);
        }
        if (length < Records.MESSAGE_OVERHEAD || length > available) {
            throw damaged(segment, offset);
        }
        if (length > record.length || record.length > MAX_KEPT_BYTES) {
            record = new byte[Math.max(length, Math.min(2 * length, MAX_KEPT_BYTES))];
        }
        blocks.read(segment, offset, record, length);
        return length;
    }

    private static DamagedRecordException damaged(Segment segment, int offset) {
        return new DamagedRecordException(
                "the record at " + offset + " of " + segment.path.getFileName() + " is damaged");
    }
}
