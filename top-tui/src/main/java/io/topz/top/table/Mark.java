package io.topz.top.table;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.SlowRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data at a moment that the user marked: numbers show their change since. Immutable. */
public final class Mark {

    /** The extent of the data at a mark. */
    public enum Extent {
        /** What the open view had; the rest is asked for. */
        PENDING,
        /** What the open view had, and no more. */
        PARTIAL,
        /** Everything that is compared. */
        COMPLETE
    }

    /** The identity of an entity of any kind, also against later ones of the same name. */
    private record Entity(
            Class<?> kind, @Nullable Object key, @Nullable Object incarnation) {}

    private final Varz varz;
    private final Rates rates;
    private final @Nullable Jsz jetStream;
    private final List<ConnRow> connections;
    private final List<StreamRow> streams;
    private final List<ConsumerRow> consumers;
    private final List<AccountRow> accounts;
    private final Extent extent;
    private final List<Varz> servers;
    private final Set<Class<?>> known = new HashSet<>();
    private final Map<Entity, Object> rows = new HashMap<>();
    private final Set<Entity> unclear = new HashSet<>();

    /**
     * Marks what is known now.
     *
     * @param rates of the server
     * @param jetStream its totals, null when it has none
     * @param servers the others that answered
     * @param extent how much of it is known
     */
    public Mark(
            Varz varz,
            Rates rates,
            @Nullable Jsz jetStream,
            List<ConnRow> connections,
            List<StreamRow> streams,
            List<ConsumerRow> consumers,
            List<AccountRow> accounts,
            List<Varz> servers,
            Extent extent) {
        this.varz = varz;
        this.rates = rates;
        this.jetStream = jetStream;
        this.connections = connections;
        this.streams = streams;
        this.consumers = consumers;
        this.extent = extent;
        this.servers = servers;
        this.accounts = accounts;
        List<GroupRow> groups = new ArrayList<>();
        for (Grouping grouping : Grouping.values()) {
            groups.addAll(GroupRow.of(connections, grouping));
        }
        List<SlowRow> slow = connections.stream().map(Mark::slow).toList();
        for (List<?> kind : List.of(connections, slow, groups, streams, consumers, accounts)) {
            kind.forEach(this::add);
        }
        if (extent == Extent.COMPLETE) {
            known.addAll(List.of(ConnRow.class, SlowRow.class, GroupRow.class, StreamRow.class, ConsumerRow.class));
        }
    }

    /** Numbers of a follower are no start for those that its leader reports later. */
    private void add(Object row) {
        boolean counts = !(row instanceof StreamRow stream && !stream.origin().isLeader())
                && !(row instanceof ConsumerRow consumer && !consumer.origin().isLeader());
        known.add(row.getClass());
        if (counts) {
            rows.put(entity(row), row);
        } else {
            unclear.add(entity(row));
        }
    }

    private static SlowRow slow(ConnRow row) {
        return new SlowRow(row.conn(), row.rates(), null, null, null, new CutLimits(null, null), List.of());
    }

    /** Whether everything was known: kinds without rows had none. */
    public boolean complete() {
        return extent == Extent.COMPLETE;
    }

    /** Whether what is not known yet is still asked for. */
    public boolean isPending() {
        return extent == Extent.PENDING;
    }

    /** The same, not to be completed any more: another moment is shown. */
    public Mark partial() {
        return new Mark(varz, rates, jetStream, connections, streams, consumers, accounts, servers, Extent.PARTIAL);
    }

    /** The other servers that answered. */
    public List<Varz> servers() {
        return servers;
    }

    /** How fast the server's counters grew. */
    public Rates rates() {
        return rates;
    }

    /** The totals of JetStream, null when there were none. */
    public @Nullable Jsz jetStream() {
        return jetStream;
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
        return known.contains(row.getClass()) && !unclear.contains(entity(row));
    }

    /** What a row was then, null when it was not there. */
    @SuppressWarnings("unchecked") // an entity is of the class of its row
    <R> @Nullable R before(R row) {
        return (R) rows.get(entity(row));
    }

    private static Entity entity(Object row) {
        if (row instanceof ConnRow conn) {
            return new Entity(ConnRow.class, conn.conn().cid(), conn.conn().start());
        }
        if (row instanceof SlowRow slow) {
            return new Entity(SlowRow.class, slow.conn().cid(), slow.conn().start());
        }
        if (row instanceof GroupRow group) {
            return new Entity(GroupRow.class, group.label(), group.grouping());
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
