package io.topz.broker.jetstream.stream;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The message ids that a stream has seen within its duplicate window, each with the sequence of the stored message. Long ids are replaced
 * by a digest. All entries count against a memory budget, because they are kept in the heap for streams on disk, too.
 */
final class Duplicates {

    /** The longest id that is kept as it is. Ids that clients generate are shorter: a UUID has 36 bytes. */
    static final int MAX_KEPT_BYTES = 64;

    /** The heap that an entry takes in the two collections, in addition to the bytes of its id. */
    static final int BYTES_PER_ENTRY = 160;

    private record Seen(ByteString id, long timestamp) {}

    private final Reactor reactor;
    private final StorageBudget budget;
    private final LongSupplier window;
    private final Map<ByteString, Long> sequences = new HashMap<>();
    private final ArrayDeque<Seen> order = new ArrayDeque<>();
    private Reactor.@Nullable Timer expiry;

    /** {@code window} is how long an id is remembered, in nanoseconds. */
    Duplicates(Reactor reactor, StorageBudget budget, LongSupplier window) {
        this.reactor = reactor;
        this.budget = budget;
        this.window = window;
    }

    /** The sequence of the message with that id; null if there is none. */
    @Nullable
    Long find(ByteString id) {
        forgetOld();
        return sequences.get(kept(id));
    }

    /** Whether the message ids of all streams together have used up their budget. */
    boolean isFull() {
        return budget.isExceeded();
    }

    void add(ByteString id, long sequence, long timestamp) {
        ByteString kept = kept(id);
        if (sequences.putIfAbsent(kept, sequence) == null) {
            order.add(new Seen(kept, timestamp));
            budget.use(BYTES_PER_ENTRY + kept.length());
            expireLater();
        }
    }

    /** Schedules the removal of old ids, so that a stream that receives no more messages drops them, too. */
    private void expireLater() {
        if (expiry == null) {
            expiry = reactor.schedule(Math.max(1, window.getAsLong()), () -> {
                expiry = null;
                forgetOld();
                if (!order.isEmpty()) {
                    expireLater();
                }
            });
        }
    }

    private void forgetOld() {
        long before = reactor.now() - window.getAsLong();
        for (Seen oldest = order.peek(); oldest != null && oldest.timestamp <= before; oldest = order.peek()) {
            sequences.remove(oldest.id);
            order.remove();
            budget.use(-BYTES_PER_ENTRY - oldest.id.length());
        }
    }

    /** Removes all ids and cancels the timer. */
    void clear() {
        order.forEach(seen -> budget.use(-BYTES_PER_ENTRY - seen.id.length()));
        sequences.clear();
        order.clear();
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    private static ByteString kept(ByteString id) {
        if (id.length() <= MAX_KEPT_BYTES) {
            return id;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.bytes());
            return ByteString.copyOf(digest, 0, digest.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
