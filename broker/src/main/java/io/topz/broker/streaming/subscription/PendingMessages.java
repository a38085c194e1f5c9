package io.topz.broker.streaming.subscription;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The unacknowledged messages of a subscription in the order of their deadlines. The time to acknowledge is the same for all, so a message
 * that is sent, or sent again, goes to the end.
 */
public final class PendingMessages {

    /** The deadlines by sequence, in nanoseconds since the epoch. */
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

    /** Adds a message, or moves it to a later deadline. */
    void put(long sequence, long deadline) {
        deadlines.remove(sequence);
        deadlines.put(sequence, deadline);
    }

    /** Removes a message; returns whether it was pending. */
    boolean remove(long sequence) {
        return deadlines.remove(sequence) != null;
    }

    void clear() {
        deadlines.clear();
    }

    /** The earliest deadline; {@link Long#MAX_VALUE} if nothing is pending. */
    long firstDeadline() {
        Iterator<Map.Entry<Long, Long>> entries = deadlines.entrySet().iterator();
        return entries.hasNext() ? entries.next().getValue() : Long.MAX_VALUE;
    }

    /** The sequence with the earliest deadline. At least one message must be pending. */
    long firstSequence() {
        return deadlines.keySet().iterator().next();
    }
}
