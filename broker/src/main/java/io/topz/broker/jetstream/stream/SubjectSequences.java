package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The sequences of the messages of one subject, in ascending order, in a ring buffer. */
final class SubjectSequences {

    private static final int FIRST_CAPACITY = 2;

    private final ByteString subject;
    private long[] ring = new long[FIRST_CAPACITY];
    private int head;
    private int size;

    SubjectSequences(ByteString subject) {
        this.subject = subject;
    }

    ByteString subject() {
        return subject;
    }

    int size() {
        return size;
    }

    /** The first sequence. There must be at least one. */
    long first() {
        return ring[head];
    }

    /** The last sequence. There must be at least one. */
    long last() {
        return get(size - 1);
    }

    /** The sequence at {@code index}, counted from the first. */
    long get(int index) {
        return ring[(head + index) & (ring.length - 1)];
    }

    /** All sequences in ascending order. */
    LongStream stream() {
        return IntStream.range(0, size).mapToLong(this::get);
    }

    /** Adds a sequence above all existing ones. */
    void add(long sequence) {
        if (size == ring.length) {
            grow();
        }
        set(size++, sequence);
    }

    private void grow() {
        long[] larger = new long[2 * ring.length];
        for (int i = 0; i < size; i++) {
            larger[i] = get(i);
        }
        ring = larger;
        head = 0;
    }

    private void set(int index, long sequence) {
        ring[(head + index) & (ring.length - 1)] = sequence;
    }

    /** Removes a sequence by moving those on its shorter side. */
    void remove(long sequence) {
        int index = indexFrom(sequence);
        if (index == size || get(index) != sequence) {
            return;
        }
        if (index < size / 2) {
            for (int i = index; i > 0; i--) {
                set(i, get(i - 1));
            }
            head = (head + 1) & (ring.length - 1);
        } else {
            for (int i = index; i < size - 1; i++) {
                set(i, get(i + 1));
            }
        }
        size--;
    }

    /** The number of sequences below {@code sequence}, which is the index of the first one that is not below. */
    int indexFrom(long sequence) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of sequences from {@code from} to {@code to}, both included. */
    int count(long from, long to) {
        return Math.max(0, indexFrom(to + 1) - indexFrom(from));
    }
}
