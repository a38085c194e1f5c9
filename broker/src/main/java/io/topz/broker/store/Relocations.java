package io.topz.broker.store;

import java.util.Arrays;

/** A map of the records of a compacted block, from the offsets that were handed out to the present ones. */
final class Relocations {

    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;

    /** Notes a record; offsets rise from call to call. */
    void add(int originalOffset, int offset) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = originalOffset;
        to[size++] = offset;
    }

    /** The present offset of a record that was handed out at this one; -1 when it is gone. */
    int current(int originalOffset) {
        int index = Arrays.binarySearch(from, 0, size, originalOffset);
        return index < 0 ? -1 : to[index];
    }

    /** The offset at which a record was handed out that is at this one now; -1 when there is none. */
    int original(int offset) {
        int index = Arrays.binarySearch(to, 0, size, offset);
        return index < 0 ? -1 : from[index];
    }
}
