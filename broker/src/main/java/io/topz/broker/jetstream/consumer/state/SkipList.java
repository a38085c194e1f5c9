package io.topz.broker.jetstream.consumer.state;

import java.util.Arrays;
import java.util.List;

/** The sequences to deliver before a consumer continues with the stream: those of the last message of each subject. */
public final class SkipList {

    private final long[] sequences;
    private final long resume;
    private int index;

    /**
     * Creates a list of at least one sequence.
     *
     * @param sequences in ascending order
     * @param resume the last sequence of the stream at the creation of the list, after which the consumer continues
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

    /** Whether that sequence has still to be delivered. */
    public boolean contains(long sequence) {
        return Arrays.binarySearch(sequences, index, sequences.length, sequence) >= 0;
    }

    /** The sequences that have still to be delivered. */
    public List<Long> rest() {
        return Arrays.stream(sequences, index, sequences.length).boxed().toList();
    }
}
