package io.topz.broker.jetstream.consumer.state;

import java.util.Arrays;

/**
 * The messages whose entry in a {@link ConsumerState} has changed since the state was last written. It tracks changes only as long as
 * writing them takes fewer bytes than writing the whole state; beyond that it reports that there are too many.
 */
final class StateChanges {

    private static final int ALWAYS_REMEMBERED = 64;

    private long[] sequences = new long[8];
    private int size;
    private boolean tooMany = true;
    private long boundary;
    private long removedTo;

    /** Adds a message that was acknowledged, given up or redelivered; {@code pending} is the current number of pending messages. */
    void add(long sequence, int pending) {
        if (tooMany || sequence > boundary) {
            return;
        }
        addAlways(sequence, pending);
    }

    /** Adds a message even if it was delivered after the last write, because its absence from the table alone does not tell its state. */
    void addAlways(long sequence, int pending) {
        if (tooMany || (size > 0 && sequences[size - 1] == sequence)) {
            return;
        }
        if (size >= ALWAYS_REMEMBERED + pending / 2) {
            addAll();
            return;
        }
        if (size == sequences.length) {
            sequences = Arrays.copyOf(sequences, 2 * size);
        }
        sequences[size++] = sequence;
    }

    /** Records that no message up to that sequence is pending any more. */
    void removedTo(long sequence) {
        removedTo = Math.max(removedTo, sequence);
    }

    /** Records that anything may have changed. */
    void addAll() {
        tooMany = true;
        size = 0;
    }

    /** Records that the state was written; {@code lastSequence} is that of the last message in it. */
    void clear(long lastSequence) {
        tooMany = false;
        size = 0;
        boundary = lastSequence;
        removedTo = 0;
    }

    /** Whether the whole state must be written. */
    boolean isTooMany() {
        return tooMany;
    }

    /** The sequences of the changed messages, ascending and distinct. */
    long[] sequences() {
        return Arrays.stream(sequences, 0, size).sorted().distinct().toArray();
    }

    /** The sequence above which messages were delivered after the last write. */
    long boundary() {
        return boundary;
    }

    /** The sequence up to which all messages were acknowledged since the last write; 0 if none were. */
    long removedTo() {
        return removedTo;
    }
}
