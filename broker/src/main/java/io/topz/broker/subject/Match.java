package io.topz.broker.subject;

import java.util.List;

/**
 * The subscriptions that match one literal subject. Immutable.
 *
 * @param plain get every message
 * @param groups of each list one member gets the message
 */
public record Match<S extends Interest>(List<S> plain, List<List<S>> groups) {

    public Match {
        plain = List.copyOf(plain);
        groups = groups.stream().map(List::copyOf).toList();
    }

    public boolean isEmpty() {
        return plain.isEmpty() && groups.isEmpty();
    }

    /** Members of queue groups count each. */
    public int size() {
        int size = plain.size();
        for (List<S> group : groups) {
            size += group.size();
        }
        return size;
    }
}
