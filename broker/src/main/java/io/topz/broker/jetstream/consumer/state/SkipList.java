package io.topz.broker.jetstream.consumer.state;

import java.util.Arrays;
import java.util.List;

/** The sequences to deliver before a consumer follows its stream: those of the last message of each subject. */
public final class SkipList {

    private final long[] sequences;
    private final long resume;
    private int index;

    /**
     * A list of at least one sequence.
     *
     * @param sequences rising
     * @param resume the last sequence of the stream when the list was made: after it the consumer follows
     */
    public SkipList(List<Long> sequences, long resume) {
        this.sequences = sequences.stream().mapToLong(Long::longValue).toArray();
        this.resume = resume;
    }

    long first() {
        return sequences[index];
    }

    long resume() {
        return resume;
    }

    boolean isLast() {
        return index == sequences.length - 1;
    }

    void advance() {
        index++;
    }

    /** Whether it is still to come. */
    public boolean contains(long sequence) {
        return Arrays.binarySearch(sequences, index, sequences.length, sequence) >= 0;
    }

    /** Those that are still to come. */
    public List<Long> rest() {
        return Arrays.stream(sequences, index, sequences.length).boxed().toList();
    }
}
