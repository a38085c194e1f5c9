package io.topz.broker.jetstream.consumer.state;

import java.util.Arrays;

/**
 * The messages that were delivered and wait for an acknowledgement, ordered by sequence. A message is addressed by its slot, which is valid
 * until the next {@link #add}.
 *
 * <p>The table consists of arrays of primitive numbers, because a consumer may have millions of pending messages. Removing a message leaves
 * a hole; the holes are removed when the arrays are full.
 */
public final class PendingTable {

    /** The slot of no message. */
    public static final int NONE = -1;

    private static final int FIRST_SLOTS = 16;

    private long[] sequences = new long[FIRST_SLOTS];
    private long[] deliveries = new long[FIRST_SLOTS];
    private long[] deadlines = new long[FIRST_SLOTS];
    private int[] redeliveries = new int[FIRST_SLOTS];
    private boolean[] queued = new boolean[FIRST_SLOTS];
    private int head;
    private int tail;
    private int size;
    private int redelivered;

    /**
     * Adds a message with a sequence above all existing ones.
     *
     * @param delivery the delivery sequence of its first delivery, above 0
     * @param deadline the time of its redelivery, in nanoseconds since the epoch
     */
    public void add(long sequence, long delivery, long deadline) {
        if (tail > head && sequence <= sequences[tail - 1]) {
            throw new IllegalArgumentException("sequence " + sequence + " is not above " + sequences[tail - 1]);
        }
        if (tail == sequences.length) {
            makeRoom();
        }
        sequences[tail] = sequence;
        deliveries[tail] = delivery;
        deadlines[tail] = deadline;
        redeliveries[tail] = 0;
        queued[tail] = false;
        tail++;
        size++;
    }

    private void makeRoom() {
        if (size > sequences.length / 2) {
            int length = 2 * sequences.length;
            sequences = Arrays.copyOf(sequences, length);
            deliveries = Arrays.copyOf(deliveries, length);
            deadlines = Arrays.copyOf(deadlines, length);
            redeliveries = Arrays.copyOf(redeliveries, length);
            queued = Arrays.copyOf(queued, length);
        }
        int to = 0;
        for (int from = head; from < tail; from++) {
            if (deliveries[from] != 0) {
                sequences[to] = sequences[from];
                deliveries[to] = deliveries[from];
                deadlines[to] = deadlines[from];
                redeliveries[to] = redeliveries[from];
                queued[to] = queued[from];
                to++;
            }
        }
        head = 0;
        tail = to;
    }

    /** The slot of a message, or {@link #NONE}. */
    public int find(long sequence) {
        int slot = Arrays.binarySearch(sequences, head, tail, sequence);
        return slot >= 0 && deliveries[slot] != 0 ? slot : NONE;
    }

    /** The slot of the first message, or {@link #NONE}. */
    public int first() {
        return size == 0 ? NONE : head;
    }

    /** The slot of the first message above that sequence, or {@link #NONE}. */
    int firstAbove(long sequence) {
        int found = Arrays.binarySearch(sequences, head, tail, sequence + 1);
        int slot = found >= 0 ? found : -found - 1;
        return slot < tail && deliveries[slot] != 0 ? slot : after(slot);
    }

    /** The highest sequence; 0 if the table is empty. */
    long lastSequence() {
        return size == 0 ? 0 : sequences[tail - 1];
    }

    /** The slot of the message that follows that slot, or {@link #NONE}. */
    public int after(int slot) {
        for (int next = slot + 1; next < tail; next++) {
            if (deliveries[next] != 0) {
                return next;
            }
        }
        return NONE;
    }

    public void remove(int slot) {
        if (redeliveries[slot] > 0) {
            redelivered--;
        }
        deliveries[slot] = 0;
        size--;
        while (head < tail && deliveries[head] == 0) {
            head++;
        }
        while (tail > head && deliveries[tail - 1] == 0) {
            tail--;
        }
        if (head == tail) {
            head = 0;
            tail = 0;
        }
    }

    public long sequence(int slot) {
        return sequences[slot];
    }

    /** The delivery sequence of its first delivery. */
    public long delivery(int slot) {
        return deliveries[slot];
    }

    /** The time of its redelivery, in nanoseconds since the epoch. */
    public long deadline(int slot) {
        return deadlines[slot];
    }

    public void setDeadline(int slot, long deadline) {
        deadlines[slot] = deadline;
    }

    /** The number of its redeliveries. */
    public int redeliveries(int slot) {
        return redeliveries[slot];
    }

    public void setRedeliveries(int slot, int count) {
        redelivered += (count > 0 ? 1 : 0) - (redeliveries[slot] > 0 ? 1 : 0);
        redeliveries[slot] = count;
    }

    /** Whether it is queued for redelivery. */
    public boolean isQueued(int slot) {
        return queued[slot];
    }

    public void setQueued(int slot, boolean isQueued) {
        queued[slot] = isQueued;
    }

    public int size() {
        return size;
    }

    /** The number of messages that were delivered more than once. */
    public int redelivered() {
        return redelivered;
    }
}
