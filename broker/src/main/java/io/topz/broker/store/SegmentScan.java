package io.topz.broker.store;

import java.util.Arrays;

/** Scans the bytes of a segment record by record. After damage it continues at the next record with a valid checksum. */
final class SegmentScan {

    /** The smallest unit in which a disk writes, in bytes. */
    private static final int SECTOR_BYTES = 512;

    /** The number of zero bytes that a written checksum may end with. */
    private static final int CRC_MAY_END_WITH_ZEROS = 3;

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

    /** Moves to the next record or damaged range; returns false at the end. */
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

    /** The start of the record or of the damaged range. */
    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    boolean isAtEnd() {
        return offset + length == size;
    }

    /** Whether the range consists of zeros up to the end, because the file was extended ahead. */
    boolean isUnwritten() {
        return isAtEnd() && writtenLength() == 0;
    }

    /** The length of the damaged range without the zeros at the end of the file. */
    int writtenLength() {
        int end = offset + length;
        if (end == size) {
            while (end > offset && bytes[end - 1] == 0) {
                end--;
            }
        }
        return end - offset;
    }

    /**
     * Whether the damaged range is the end of an interrupted write: a record that is longer than the remaining bytes, or whose end was
     * never written. A complete record with a wrong checksum is not.
     */
    boolean isTorn() {
        int written = writtenLength();
        if (written < Records.REMOVAL_LENGTH) {
            return true;
        }
        int whole = Records.length(bytes, offset);
        boolean endIsMissing = whole > length
                || whole > written + CRC_MAY_END_WITH_ZEROS
                || (whole > written && written <= lastSector(whole));
        return endIsMissing && !isWholeButForItsLength();
    }

    /** The offset of the last sector of a record with that length, relative to the start of the record; 0 if it is the first sector. */
    private int lastSector(int whole) {
        return Math.max(0, (offset + whole - 1) / SECTOR_BYTES * SECTOR_BYTES - offset);
    }

    private boolean isWholeButForItsLength() {
        int written = writtenLength();
        byte[] whole = Arrays.copyOfRange(bytes, offset, offset + written);
        for (int i = 0; i < Integer.BYTES; i++) {
            whole[i] = (byte) (written >>> (24 - 8 * i));
        }
        return records.isSealed(whole, 0, written, Records.position(segment, offset));
    }

    /**
     * Whether the damaged range is a gap in an interrupted write: sectors that were never written, followed only by records of the same
     * commit. Records of later commits would prove that the write was complete.
     */
    boolean isGapOfLastCommit() {
        return hasUnwrittenSector() && !isFollowedByCommit();
    }

    private boolean hasUnwrittenSector() {
        int end = offset + writtenLength();
        int sectorEnd = (offset / SECTOR_BYTES + 1) * SECTOR_BYTES;
        for (int from = offset; sectorEnd <= end; from = sectorEnd, sectorEnd += SECTOR_BYTES) {
            // The length of a record is never 0, so zeros at its start were not written.
            int zeros = Math.max(Integer.BYTES, sectorEnd - from);
            if (from + zeros <= end && Arrays.equals(bytes, from, from + zeros, new byte[zeros], 0, zeros)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFollowedByCommit() {
        int at = nextValid(offset + length);
        while (at < size && Records.continues(bytes, at)) {
            at = nextValid(at + validLength(at));
        }
        return at < size;
    }

    /** The last sequence that the damaged range seems to hold, judging by bytes that still look like records. */
    long lastSequenceHere(long before) {
        long last = before;
        for (int at = offset, end = offset + writtenLength(); at < end; ) {
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
