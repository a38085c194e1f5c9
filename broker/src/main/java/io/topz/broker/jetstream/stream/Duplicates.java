package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message ids that a stream has seen lately, each with the sequence under which the message was stored. */
final class Duplicates {

    private record Seen(ByteString id, long timestamp) {}

    private final Map<ByteString, Long> sequences = new HashMap<>();
    private final ArrayDeque<Seen> order = new ArrayDeque<>();

    /** The sequence of a message with that id, null for none. */
    @Nullable
    Long find(ByteString id, long now, long window) {
        forget(now, window);
        return sequences.get(id);
    }

    void add(ByteString id, long sequence, long timestamp) {
        if (sequences.putIfAbsent(id, sequence) == null) {
            order.add(new Seen(id, timestamp));
        }
    }

    /** Forgets what is older than the window. */
    void forget(long now, long window) {
        for (Seen oldest = order.peek(); oldest != null && oldest.timestamp <= now - window; oldest = order.peek()) {
            sequences.remove(oldest.id);
            order.remove();
        }
    }

    void clear() {
        sequences.clear();
        order.clear();
    }

    int size() {
        return order.size();
    }
}
