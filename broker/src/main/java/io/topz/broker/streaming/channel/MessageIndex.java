package io.topz.broker.streaming.channel;

import java.util.Arrays;

/**
 * The index of a channel: the position of each message in the log, its timestamp, and its size. Messages are added at the end and removed
 * at the start; one in between may be missing because its record is damaged.
 */
final class MessageIndex {

    private static final long MISSING = -1;
    private static final int FIRST_CAPACITY = 16;

    private long[] positions = new long[FIRST_CAPACITY];
    private long[] timestamps = new long[FIRST_CAPACITY];
    private int[] sizes = new int[FIRST_CAPACITY];
    private long first = 1;
    private int span;
    private int count;
    private long bytes;

    /** The sequence of slot 0. */
    private long offset = 1;

    /** The sequence of the first message; of an empty index, the next sequence to be used. */
    long first() {
        return first;
    }

    long last() {
        return first + span - 1;
    }

    /** The number of messages. */
    int count() {
        return count;
    }

    /** The total size of the messages in bytes. */
    long bytes() {
        return bytes;
    }

    /** The timestamp of the last message; 0 if there is none. */
    long lastTimestamp() {
        return span == 0 ? 0 : timestamps[slot(last())];
    }

    /** Adds a message. Sequences that are skipped are missing. */
    void add(long sequence, long position, long timestamp, int size) {
        if (span == 0) {
            first = sequence;
        }
        while (last() + 1 < sequence) {
            append(MISSING, lastTimestamp(), 0);
        }
        append(position, timestamp, size);
        count++;
        bytes += size;
    }

    private void append(long position, long timestamp, int size) {
        if (span == positions.length) {
            grow();
        }
        span++;
        int slot = slot(last());
        positions[slot] = position;
        timestamps[slot] = timestamp;
        sizes[slot] = size;
    }

    private void grow() {
        int length = positions.length;
        int start = slot(first);
        positions = rotated(positions, start);
        timestamps = rotated(timestamps, start);
        int[] larger = Arrays.copyOfRange(sizes, start, start + 2 * length);
        System.arraycopy(sizes, 0, larger, length - start, start);
        sizes = larger;
        offset = first;
    }

    private static long[] rotated(long[] old, int start) {
        long[] larger = Arrays.copyOfRange(old, start, start + 2 * old.length);
        System.arraycopy(old, 0, larger, old.length - start, start);
        return larger;
    }

    private int slot(long sequence) {
        return (int) Math.floorMod(sequence - offset, (long) positions.length);
    }

    /** Removes all messages below a sequence, which becomes the first. */
    void removeBelow(long sequence) {
        while (span > 0 && first < sequence) {
            lose(first);
            first++;
            span--;
        }
        first = Math.max(first, sequence);
        skipMissing();
    }

    /** Advances the first sequence to a message that is not missing. */
    private void skipMissing() {
        while (span > 0 && positions[slot(first)] == MISSING) {
            first++;
            span--;
        }
    }

    /** Marks a message as missing. */
    void lose(long sequence) {
        if (contains(sequence)) {
            int slot = slot(sequence);
            positions[slot] = MISSING;
            bytes -= sizes[slot];
            count--;
        }
    }

    boolean contains(long sequence) {
        return sequence >= first && sequence <= last() && positions[slot(sequence)] != MISSING;
    }

    long position(long sequence) {
        return positions[slot(sequence)];
    }

    /** The timestamp of a message between the first and the last. */
    long timestamp(long sequence) {
        return timestamps[slot(sequence)];
    }

    /** The first message at or above {@code sequence}; one above the last message if there is none. */
    long next(long sequence) {
        long next = Math.max(first, sequence);
        while (next <= last() && !contains(next)) {
            next++;
        }
        return next;
    }

    /** The first sequence at or after {@code timestamp}; one above the last message if there is none. */
    long firstAt(long timestamp) {
        long low = first;
        long high = last() + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (timestamp(middle) < timestamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
