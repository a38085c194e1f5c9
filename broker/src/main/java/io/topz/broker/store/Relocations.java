package io.topz.broker.store;

import java.util.Arrays;

/** A map of the records of a compacted block from their original offsets to their current ones. */
final class Relocations {

    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;

    /** Adds a record. Offsets must ascend. */
    void add(int originalOffset, int offset) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = originalOffset;
        to[size++] = offset;
    }

    /** The current offset of a record; -1 if it was removed. */
    int current(int originalOffset) {
        int index = Arrays.binarySearch(from, 0, size, originalOffset);
        return index < 0 ? -1 : to[index];
    }

    /** The original offset of the record that is now at that offset; -1 if there is none. */
    int original(int offset) {
        int index = Arrays.binarySearch(to, 0, size, offset);
        return index < 0 ? -1 : from[index];
    }
}
