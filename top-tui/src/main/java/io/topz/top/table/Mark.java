package io.topz.top.table;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.GroupRow;
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

/** The data at a moment that the user has marked. Numbers show their change since then. Immutable. */
public final class Mark {

    /** The completeness of the data at a mark. */
    public enum Extent {
        /** Only the data of the open view; the rest is being requested. */
        PENDING,
        /** Only the data of the open view; the rest is not requested. */
        PARTIAL,
        /** All data that is compared. */
        COMPLETE
    }

    /**
     * The server at the mark.
     *
     * @param rates the rates of the server
     * @param jetStream the totals of JetStream; null if there are none
     * @param others the other servers that answered
     */
    public record Server(Varz varz, Rates rates, @Nullable Jsz jetStream, List<Varz> others) {}

    /** The rows of each kind that were known at the mark. */
    public record Rows(
            List<ConnRow> connections,
            List<StreamRow> streams,
            List<ConsumerRow> consumers,
            List<AccountRow> accounts) {}

    /** The identity of an entity of any kind. It distinguishes an entity from a later one with the same name. */
    private record Entity(
            Class<?> kind, @Nullable Object key, @Nullable Object incarnation) {}

    private final Server server;
    private final Rows data;
    private final Extent extent;
    private final Set<Class<?>> known = new HashSet<>();
    private final Map<Entity, Object> rows = new HashMap<>();
    private final Set<Entity> unclear = new HashSet<>();

    /**
     * Marks the current data.
     *
     * @param extent the completeness of the data
     */
    public Mark(Server server, Rows data, Extent extent) {
        this.server = server;
        this.data = data;
        this.extent = extent;
        List<ConnRow> connections = data.connections();
        List<GroupRow> groups = new ArrayList<>();
        for (Grouping grouping : Grouping.values()) {
            groups.addAll(GroupRow.of(connections, grouping));
        }
        List<SlowRow> slow = connections.stream().map(Mark::slow).toList();
        for (List<?> kind : List.of(connections, slow, groups, data.streams(), data.consumers(), data.accounts())) {
            kind.forEach(this::add);
        }
        if (extent == Extent.COMPLETE) {
            known.addAll(List.of(ConnRow.class, SlowRow.class, GroupRow.class, StreamRow.class, ConsumerRow.class));
        }
    }

    /** Adds a row. Numbers of a follower are skipped, because they cannot be compared with later ones of the leader. */
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

    /** Whether the data was complete: there were no entities of the kinds without rows. */
    public boolean complete() {
        return extent == Extent.COMPLETE;
    }

    /** Whether missing data is still being requested. */
    public boolean isPending() {
        return extent == Extent.PENDING;
    }

    /** This mark without further requests, because another moment is shown. */
    public Mark partial() {
        return new Mark(server, data, Extent.PARTIAL);
    }

    /** The other servers that answered. */
    public List<Varz> servers() {
        return server.others();
    }

    /** The rates of the server. */
    public Rates rates() {
        return server.rates();
    }

    /** The totals of JetStream; null if there were none. */
    public @Nullable Jsz jetStream() {
        return server.jetStream();
    }

    /** The document of the server. */
    public Varz varz() {
        return server.varz();
    }

    /** The time of the mark by the server's clock; null if it is not reported. */
    public @Nullable Instant at() {
        return server.varz().now();
    }

    /** The known connections. */
    public List<ConnRow> connections() {
        return data.connections();
    }

    /** The known streams. */
    public List<StreamRow> streams() {
        return data.streams();
    }

    /** The known consumers. */
    public List<ConsumerRow> consumers() {
        return data.consumers();
    }

    /**
     * Whether a row is compared. That requires a kind whose entities persist while their numbers change, and which was known at the mark.
     */
    boolean compares(Object row) {
        return known.contains(row.getClass()) && !unclear.contains(entity(row));
    }

    /** The row at the mark; null if it did not exist. */
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
