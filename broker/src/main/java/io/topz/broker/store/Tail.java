package io.topz.broker.store;

import java.io.IOException;
import java.util.Arrays;

/**
 * The end of the last segment in heap: the records that are not written yet and, as long as there is space, those that were written last.
 */
final class Tail {

    private static final int SMALLEST = 4 * 1024;

    /** The size of the array up to which written records are kept. */
    private static final int KEPT = 256 * 1024;

    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int base;
    private int written;
    private int end;

    /** Begins a segment. */
    void start(int offset) {
        base = offset;
        written = 0;
        end = 0;
        if (bytes.length > KEPT) {
            bytes = NONE;
        }
    }

    /** Reserves space for a record; returns its index in {@link #bytes}. */
    int reserve(int length) {
        if (length > bytes.length - end) {
            makeRoom(length);
        }
        int index = end;
        end += length;
        return index;
    }

    private void makeRoom(int length) {
        int pending = end - written;
        int needed = Math.addExact(end, length);
        if (written > 0 && needed > KEPT) {
            System.arraycopy(bytes, written, bytes, 0, pending);
            base += written;
            written = 0;
            end = pending;
            needed = pending + length;
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacityFor(needed));
        }
    }

    private static int capacityFor(int needed) {
        int doubled = Integer.highestOneBit(Math.max(SMALLEST, needed) - 1) << 1;
        return doubled > 0 ? doubled : needed;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The offset in the segment for an index in {@link #bytes}. */
    int offset(int index) {
        return base + index;
    }

    /** The index in {@link #bytes} for an offset in the segment; -1 if it is not in the array. */
    int index(int offset) {
        int index = offset - base;
        return index >= 0 && index < end ? index : -1;
    }

    /** The index after the last appended record. */
    int end() {
        return end;
    }

    /** The number of bytes that are not written. */
    int pending() {
        return end - written;
    }

    /** The offset in the segment after the last appended record. */
    int endOffset() {
        return base + end;
    }

    void write(StoreFiles.OpenFile file) throws IOException {
        file.writeFully(bytes, written, end - written, offset(written));
    }

    void committed() {
        written = end;
    }

    /** Drops the records that were not written. */
    void cutBack() {
        end = written;
    }

    /** The heap that it uses, in bytes. */
    int capacity() {
        return bytes.length;
    }

    /** Releases the heap. All records must have been written. */
    void release() {
        base += end;
        written = 0;
        end = 0;
        bytes = NONE;
    }
}
