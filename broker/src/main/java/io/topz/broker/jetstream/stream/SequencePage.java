package io.topz.broker.jetstream.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A page of a {@link SequenceIndex} for consecutive sequences. */
final class SequencePage {

    /** The number of sequences per page, as a power of two. */
    static final int BITS = 10;

    private static final int LENGTH = 1 << BITS;
    private static final int FIRST_CAPACITY = 16;

    /** The upper bits that all sequences of the page share. */
    final long number;

    private long[] positions = new long[FIRST_CAPACITY];
    private long[] timestamps = new long[FIRST_CAPACITY];
    private int[] sizes = new int[FIRST_CAPACITY];

    /** The subject of each message; null in slots without a message. */
    private @Nullable SubjectSequences[] subjects = new @Nullable SubjectSequences[FIRST_CAPACITY];

    private int count;

    SequencePage(long number) {
        this.number = number;
    }

    static long number(long sequence) {
        return sequence >>> BITS;
    }

    private static int slot(long sequence) {
        return (int) sequence & (LENGTH - 1);
    }

    long sequence(int slot) {
        return (number << BITS) | slot;
    }

    /** The last sequence that belongs to this page. */
    long lastSequence() {
        return sequence(LENGTH - 1);
    }

    int count() {
        return count;
    }

    void add(long sequence, long position, long timestamp, int size, SubjectSequences subject) {
        int slot = slot(sequence);
        if (slot >= subjects.length) {
            int capacity = Math.max(2 * subjects.length, Integer.highestOneBit(slot) << 1);
            positions = Arrays.copyOf(positions, capacity);
            timestamps = Arrays.copyOf(timestamps, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            subjects = Arrays.copyOf(subjects, capacity);
        }
        positions[slot] = position;
        timestamps[slot] = timestamp;
        sizes[slot] = size;
        subjects[slot] = subject;
        count++;
    }

    @Nullable
    SubjectSequences subject(long sequence) {
        int slot = slot(sequence);
        return slot < subjects.length ? subjects[slot] : null;
    }

    long position(long sequence) {
        return positions[slot(sequence)];
    }

    long timestamp(long sequence) {
        return timestamps[slot(sequence)];
    }

    int size(long sequence) {
        return sizes[slot(sequence)];
    }

    void remove(long sequence) {
        subjects[slot(sequence)] = null;
        count--;
    }

    /** The first sequence of this page at or after that slot; 0 if there is none. */
    long nextFrom(int slot) {
        for (int i = slot; i < subjects.length; i++) {
            if (subjects[i] != null) {
                return sequence(i);
            }
        }
        return 0;
    }

    /** The first sequence at or above {@code sequence}, which belongs to this page; 0 if there is none. */
    long next(long sequence) {
        return nextFrom(slot(sequence));
    }

    /** The last sequence at or below {@code sequence}, which belongs to this page; 0 if there is none. */
    long previous(long sequence) {
        for (int i = Math.min(slot(sequence), subjects.length - 1); i >= 0; i--) {
            if (subjects[i] != null) {
                return sequence(i);
            }
        }
        return 0;
    }

    /** The number of messages in this page from {@code sequence} on, which belongs to this page. */
    int countFrom(long sequence) {
        int found = 0;
        for (int i = slot(sequence); i < subjects.length; i++) {
            if (subjects[i] != null) {
                found++;
            }
        }
        return found;
    }
}
