package io.topz.broker.subject;

import java.util.List;

/**
 * The subscriptions that match one literal subject. Immutable.
 *
 * @param plain the subscriptions that receive every message
 * @param groups the queue groups; one member of each receives the message
 */
public record Match<S extends Interest>(List<S> plain, List<List<S>> groups) {

    public Match {
        plain = List.copyOf(plain);
        groups = groups.stream().map(List::copyOf).toList();
    }

    public boolean isEmpty() {
        return plain.isEmpty() && groups.isEmpty();
    }

    /** The number of subscriptions; each member of a queue group counts. */
    public int size() {
        int size = plain.size();
        for (List<S> group : groups) {
            size += group.size();
        }
        return size;
    }
}
