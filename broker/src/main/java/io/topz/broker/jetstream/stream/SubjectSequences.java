package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The sequences of the messages of one subject, in order, in a ring. */
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

    /** The first sequence; there must be one. */
    long first() {
        return ring[head];
    }

    /** The last sequence; there must be one. */
    long last() {
        return get(size - 1);
    }

    /** The n-th sequence from the first. */
    long get(int index) {
        return ring[(head + index) & (ring.length - 1)];
    }

    /** All sequences, in order. */
    LongStream stream() {
        return IntStream.range(0, size).mapToLong(this::get);
    }

    /** Adds a sequence above all before. */
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

    /** Removes a sequence, moving those on its shorter side. */
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

    /** How many are below {@code sequence}: the index of the first that is not. */
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

    /** How many there are of {@code from} to {@code to}, both included. */
    int count(long from, long to) {
        return Math.max(0, indexFrom(to + 1) - indexFrom(from));
    }
}
