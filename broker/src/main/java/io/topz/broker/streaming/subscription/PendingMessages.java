package io.topz.broker.streaming.subscription;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The messages that were sent to a subscription and not acknowledged, in the order in which their time to acknowledge ends. The time is
 * the same for all, so a message that is sent, or sent again, goes to the end.
 */
public final class PendingMessages {

    /** The deadlines, in nanoseconds of the epoch, by sequence. */
    private final LinkedHashMap<Long, Long> deadlines = new LinkedHashMap<>();

    public int size() {
        return deadlines.size();
    }

    /** The sequences in the order of their deadlines. */
    public Iterable<Long> sequences() {
        return deadlines.keySet();
    }

    boolean contains(long sequence) {
        return deadlines.containsKey(sequence);
    }

    /** Adds a message, or gives it a later deadline. */
    void put(long sequence, long deadline) {
        deadlines.remove(sequence);
        deadlines.put(sequence, deadline);
    }

    /** Returns whether it was there. */
    boolean remove(long sequence) {
        return deadlines.remove(sequence) != null;
    }

    void clear() {
        deadlines.clear();
    }

    /** The deadline that ends first; the largest number when nothing is pending. */
    long firstDeadline() {
        Iterator<Map.Entry<Long, Long>> entries = deadlines.entrySet().iterator();
        return entries.hasNext() ? entries.next().getValue() : Long.MAX_VALUE;
    }

    /** The sequence whose deadline ends first. Only when something is pending. */
    long firstSequence() {
        return deadlines.keySet().iterator().next();
    }
}
