package io.topz.broker.subject;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /**
     * Whether a subscription of this queue group, or of none if {@code queue} is null, has exactly this subject. A subscription with
     * wildcards does not count, as in nats-server: clients listen to all their inboxes with one wildcard before they subscribe to the
     * inbox that they want a consumer or a snapshot to be sent to.
     */
    public boolean hasExact(ByteString subject, @Nullable ByteString queue) {
        for (S interest : queue == null ? plain : group(queue)) {
            if (interest.subject().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    private List<S> group(ByteString queue) {
        for (List<S> members : groups) {
            if (Objects.equals(members.get(0).queue(), queue)) {
                return members;
            }
        }
        return List.of();
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
