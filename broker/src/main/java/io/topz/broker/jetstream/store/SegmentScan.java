package io.topz.broker.jetstream.store;

import java.util.Arrays;

/** Goes through the bytes of a segment record by record; behind damage it goes on at the next record whose checksum holds. */
final class SegmentScan {

    private final Records records;
    private final int segment;
    private final byte[] bytes;
    private final int size;
    private int offset;
    private int length;
    private boolean damaged;

    SegmentScan(Records records, int segment, byte[] bytes, int size) {
        this.records = records;
        this.segment = segment;
        this.bytes = bytes;
        this.size = size;
    }

    /** Goes to the next record, or to the next damaged range; false at the end. */
    boolean next() {
        offset += length;
        length = 0;
        if (offset >= size) {
            return false;
        }
        int valid = validLength(offset);
        damaged = valid < 0;
        length = damaged ? nextValid(offset + 1) - offset : valid;
        return true;
    }

    private int nextValid(int from) {
        int at = from;
        while (at < size && validLength(at) < 0) {
            at++;
        }
        return at;
    }

    private int validLength(int at) {
        return records.validLength(bytes, at, size, Records.position(segment, at));
    }

    boolean isDamaged() {
        return damaged;
    }

    /** Where the record, or the damaged range, begins. */
    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    boolean isAtEnd() {
        return offset + length == size;
    }

    /**
     * Whether the damaged range is the end of a write that was interrupted: a record that is longer than the file, or one whose
     * end was never written. A whole record that is wrong is not.
     */
    boolean isTorn() {
        if (length < Records.REMOVAL_LENGTH || endsWithZeros()) {
            return true;
        }
        return Records.length(bytes, offset) > length && !isWholeButForItsLength();
    }

    private boolean endsWithZeros() {
        for (int i = Math.max(offset, size - Long.BYTES); i < size; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isWholeButForItsLength() {
        byte[] whole = Arrays.copyOfRange(bytes, offset, size);
        for (int i = 0; i < Integer.BYTES; i++) {
            whole[i] = (byte) (length >>> (24 - 8 * i));
        }
        return records.isSealed(whole, 0, length, Records.position(segment, offset));
    }

    /** The last sequence that the damaged range seems to hold, going by what still looks like records. */
    long lastSequenceHere(long before) {
        long last = before;
        for (int at = offset, end = offset + length; at < end; ) {
            int plausible = Records.plausibleLength(bytes, at, end);
            if (plausible < 0) {
                return last + 1;
            }
            byte kind = Records.kind(bytes, at);
            if (kind == Records.MESSAGE || kind == Records.ERASED) {
                long sequence = Records.sequence(bytes, at);
                boolean sensible = sequence > last && sequence - last <= length / Records.REMOVAL_LENGTH;
                last = sensible ? sequence : last + 1;
            }
            at += plausible;
        }
        return last;
    }
}
