package io.topz.broker.jetstream.consumer.state;

import java.util.Arrays;

/**
 * The messages whose place in a {@link ConsumerState} has changed since that state was written last. It remembers only so many
 * that writing them is shorter than writing the whole state; beyond that it says so and remembers nothing.
 */
final class StateChanges {

    private static final int ALWAYS_REMEMBERED = 64;

    private long[] sequences = new long[8];
    private int size;
    private boolean tooMany = true;
    private long boundary;
    private long removedTo;

    /** The message was acknowledged, given up or delivered once more; {@code pending} messages wait at the moment. */
    void add(long sequence, int pending) {
        if (tooMany || sequence > boundary) {
            return;
        }
        addAlways(sequence, pending);
    }

    /** The same for a message whose absence does not identify it. */
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

    /** All messages up to that sequence are done with. */
    void removedTo(long sequence) {
        removedTo = Math.max(removedTo, sequence);
    }

    /** Anything may have changed. */
    void addAll() {
        tooMany = true;
        size = 0;
    }

    /** The state was written; of the messages in it the last one has that sequence. */
    void clear(long lastSequence) {
        tooMany = false;
        size = 0;
        boundary = lastSequence;
        removedTo = 0;
    }

    /** Whether the state must be written as a whole. */
    boolean isTooMany() {
        return tooMany;
    }

    /** The messages that have changed, in order, each once. */
    long[] sequences() {
        return Arrays.stream(sequences, 0, size).sorted().distinct().toArray();
    }

    /** Messages above this sequence were delivered after the last writing. */
    long boundary() {
        return boundary;
    }

    /** Up to this sequence all messages are done with since the last writing, 0 for none. */
    long removedTo() {
        return removedTo;
    }
}
