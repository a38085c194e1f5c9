package io.topz.top.table;

import io.topz.collectors.document.Varz;
import io.topz.top.jetstream.ConsumerRow;
import io.topz.top.jetstream.StreamRow;
import io.topz.top.watch.AccountRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was known at a moment that the user marked: numbers show how they changed since. Immutable. */
public final class Mark {

    /** What tells entities of all kinds apart, also from those that came later under the same name. */
    private record Entity(
            Class<?> kind, @Nullable Object key, @Nullable Object incarnation) {}

    private final Varz varz;
    private final List<ConnRow> connections;
    private final List<StreamRow> streams;
    private final List<ConsumerRow> consumers;
    private final Set<Class<?>> known = new HashSet<>();
    private final Map<Entity, Object> rows = new HashMap<>();

    /** Marks what is known now; nothing is known of kinds without rows. */
    public Mark(
            Varz varz,
            List<ConnRow> connections,
            List<StreamRow> streams,
            List<ConsumerRow> consumers,
            List<AccountRow> accounts) {
        this.varz = varz;
        this.connections = connections;
        this.streams = streams;
        this.consumers = consumers;
        for (List<?> kind : List.of(connections, streams, consumers, accounts)) {
            kind.forEach(row -> {
                known.add(row.getClass());
                rows.put(entity(row), row);
            });
        }
    }

    /** The server. */
    public Varz varz() {
        return varz;
    }

    /** When it was, by the server's time; null when the server does not say. */
    public @Nullable Instant at() {
        return varz.now();
    }

    /** The connections that were known. */
    public List<ConnRow> connections() {
        return connections;
    }

    /** The streams that were known. */
    public List<StreamRow> streams() {
        return streams;
    }

    /** The consumers that were known. */
    public List<ConsumerRow> consumers() {
        return consumers;
    }

    /** Whether a row is compared: only those of kinds that stay the same while they change, and were known at the mark. */
    boolean compares(Object row) {
        return known.contains(row.getClass());
    }

    /** What a row was then, null when it was not there. */
    @SuppressWarnings("unchecked") // an entity is of the class of its row
    <R> @Nullable R before(R row) {
        return (R) rows.get(entity(row));
    }

    private Entity entity(Object row) {
        if (row instanceof ConnRow conn) {
            return new Entity(ConnRow.class, conn.conn().cid(), conn.conn().start());
        }
        if (row instanceof StreamRow stream) {
            return new Entity(StreamRow.class, stream.key(), stream.detail().created());
        }
        if (row instanceof ConsumerRow consumer) {
            return new Entity(ConsumerRow.class, consumer.key(), consumer.info().created());
        }
        Object key = row instanceof AccountRow account ? account.stat().acc() : row;
        return new Entity(row.getClass(), key, null);
    }
}
