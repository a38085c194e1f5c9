package io.topz.top.table;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.AccountMetrics;
import io.topz.metrics.catalog.BucketMetrics;
import io.topz.metrics.catalog.ChangeMetrics;
import io.topz.metrics.catalog.ChannelMetrics;
import io.topz.metrics.catalog.ClientMetrics;
import io.topz.metrics.catalog.ConnectionMetrics;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.catalog.GroupMetrics;
import io.topz.metrics.catalog.SlowConsumerMetrics;
import io.topz.metrics.catalog.StreamMetrics;
import io.topz.metrics.catalog.StreamingClientMetrics;
import io.topz.metrics.catalog.SubscriberMetrics;
import io.topz.metrics.catalog.SubscriptionMetrics;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.streaming.StreamingClientRow;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.metrics.text.NearNames;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.ChangeRow;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.GroupRow;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.ReceiverRow;
import io.topz.metrics.watch.SlowRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a table. Its columns are made when they are first needed, because a start of the dashboard shows only one of
 * the tables. Immutable.
 *
 * @param <R> the type of the rows
 */
public final class TableSpec<R> {

    /** The table of pages without one: it has no columns. */
    public static final TableSpec<Object> NONE = new TableSpec<>(
            () -> new TableColumns<>(List.of(), List.of(), new Entity<>("nothing", "nothing", List.of(), List.of())),
            row -> 0,
            new SortOrder("", false));

    /** Open connections. */
    public static final TableSpec<ConnRow> OPEN = new TableSpec<>(
            () -> new TableColumns<>(ConnColumns.OPEN, ConnColumns.OPEN_EXTRA, ConnectionMetrics.OPEN),
            TableSpec::cid,
            SortOrder.by("cid"));

    /** Closed connections, the last one first. */
    public static final TableSpec<ConnRow> CLOSED = new TableSpec<>(
            () -> new TableColumns<>(ConnColumns.CLOSED, ConnectionMetrics.CLOSED),
            TableSpec::cid,
            SortOrder.by("stop"));

    /** The subscriptions of a connection. */
    public static final TableSpec<SubRow> SUBSCRIPTIONS = new TableSpec<>(
            () -> new TableColumns<>(SubColumns.ALL, SubscriptionMetrics.OF_CONNECTION),
            row -> String.valueOf(row.sub().sid()),
            SortOrder.by("subject"));

    /** All streams, those that need attention first. */
    public static final TableSpec<StreamRow> STREAMS = new TableSpec<>(
            () -> new TableColumns<>(StreamColumns.STREAMS, StreamMetrics.STREAMS),
            StreamRow::key,
            SortOrder.by("verdict"));

    /** All streams in the overview, those that need attention first, then the busiest. */
    public static final TableSpec<StreamRow> OVERVIEW_STREAMS = new TableSpec<>(
            () -> new TableColumns<>(StreamColumns.OVERVIEW, StreamMetrics.STREAMS),
            StreamRow::key,
            SortOrder.by("verdict"));

    /** The streams of key-value and object buckets. */
    public static final TableSpec<StreamRow> BUCKETS = new TableSpec<>(
            () -> new TableColumns<>(StreamColumns.BUCKETS, BucketMetrics.BUCKETS),
            StreamRow::key,
            SortOrder.by("verdict"));

    /** The consumers of all streams, those that need attention first. */
    public static final TableSpec<ConsumerRow> CONSUMERS = new TableSpec<>(
            () -> new TableColumns<>(ConsumerColumns.ALL, ConsumerMetrics.CONSUMERS),
            ConsumerRow::key,
            SortOrder.by("verdict"));

    /** The consumers of one stream. */
    public static final TableSpec<ConsumerRow> CONSUMERS_OF_STREAM = new TableSpec<>(
            () -> new TableColumns<>(ConsumerColumns.OF_STREAM, ConsumerMetrics.CONSUMERS),
            ConsumerRow::key,
            SortOrder.by("verdict"));

    /** Connections that may be reading too slowly, the one in most danger first. */
    public static final TableSpec<SlowRow> SLOW = new TableSpec<>(
            () -> new TableColumns<>(SlowColumns.SLOW, SlowConsumerMetrics.SLOW),
            row -> orZero(row.conn().cid()),
            SortOrder.by("cut_in"));

    /** Slow consumers that were disconnected, the last one first. */
    public static final TableSpec<IncidentRow> INCIDENTS = new TableSpec<>(
            () -> new TableColumns<>(SlowColumns.INCIDENTS, SlowConsumerMetrics.INCIDENTS),
            IncidentRow::number,
            SortOrder.by("number"));

    /** The accounts, the busiest first. */
    public static final TableSpec<AccountRow> ACCOUNTS = new TableSpec<>(
            () -> new TableColumns<>(AccountColumns.ACCOUNTS, AccountMetrics.TRAFFIC),
            AccountRow::name,
            SortOrder.by("rate"));

    /** Groups of connections, the busiest first. */
    public static final TableSpec<GroupRow> GROUPS = new TableSpec<>(
            () -> new TableColumns<>(AccountColumns.GROUPS, GroupMetrics.GROUPS),
            GroupRow::label,
            SortOrder.by("rate"));

    /** The connections of one group. */
    public static final TableSpec<ConnRow> MEMBERS = new TableSpec<>(
            () -> new TableColumns<>(ConnColumns.OPEN, ConnColumns.OPEN_EXTRA, ConnectionMetrics.OPEN),
            TableSpec::cid,
            SortOrder.by("rate"));

    /** The closed connections of one client, the last one first. */
    public static final TableSpec<ConnRow> VISITS = new TableSpec<>(
            () -> new TableColumns<>(ConnColumns.CLOSED, ConnectionMetrics.CLOSED),
            TableSpec::cid,
            SortOrder.by("stop"));

    /** The subscriptions of the server. */
    public static final TableSpec<SubRow> ALL_SUBSCRIPTIONS = new TableSpec<>(
            () -> new TableColumns<>(AccountColumns.SUBSCRIPTIONS, SubscriptionMetrics.OF_SERVER),
            row -> row.sub().subject() + " " + row.sub().cid() + " " + row.sub().sid(),
            SortOrder.by("subject"));

    /** Clients that reconnect often, the most frequent one first. */
    public static final TableSpec<FlapRow> FLAPS = new TableSpec<>(
            () -> new TableColumns<>(AccountColumns.FLAPS, ClientMetrics.FLAPS),
            row -> row.name() + " " + row.ip() + " " + row.account(),
            SortOrder.by("closed"));

    /** The changes since the mark, the most important first. */
    public static final TableSpec<ChangeRow> CHANGES = new TableSpec<>(
            () -> new TableColumns<>(ChangeColumns.CHANGES, ChangeMetrics.CHANGES),
            ChangeRow::toString,
            SortOrder.by("change"));

    /** The subscriptions that match a subject. */
    public static final TableSpec<ReceiverRow> RECEIVERS = new TableSpec<>(
            () -> new TableColumns<>(ChangeColumns.RECEIVERS, SubscriptionMetrics.RECEIVERS),
            row -> row.sub().cid() + " " + row.sub().sid() + " " + row.sub().subject(),
            SortOrder.by("client"));

    /** The channels of NATS Streaming, those that need attention first. */
    public static final TableSpec<ChannelRow> CHANNELS = new TableSpec<>(
            () -> new TableColumns<>(ChannelColumns.ALL, ChannelMetrics.CHANNELS),
            ChannelRow::name,
            SortOrder.by("verdict"));

    /** The subscribers of all channels of NATS Streaming, those that need attention first. */
    public static final TableSpec<SubscriberRow> SUBSCRIBERS = new TableSpec<>(
            () -> new TableColumns<>(SubscriberColumns.ALL, SubscriberMetrics.SUBSCRIBERS),
            SubscriberRow::key,
            SortOrder.by("verdict"));

    /** The subscribers of one channel, or the members of one queue group. */
    public static final TableSpec<SubscriberRow> SUBSCRIBERS_OF_CHANNEL = new TableSpec<>(
            () -> new TableColumns<>(SubscriberColumns.OF_CHANNEL, SubscriberMetrics.SUBSCRIBERS),
            SubscriberRow::key,
            SortOrder.by("verdict"));

    /** The clients of NATS Streaming, those that need attention first. */
    public static final TableSpec<StreamingClientRow> STREAMING_CLIENTS = new TableSpec<>(
            () -> new TableColumns<>(StreamingClientColumns.ALL, StreamingClientMetrics.CLIENTS),
            StreamingClientRow::id,
            SortOrder.by("verdict"));

    /** The subscriptions of one client of NATS Streaming. */
    public static final TableSpec<SubscriberRow> SUBSCRIPTIONS_OF_CLIENT = new TableSpec<>(
            () -> new TableColumns<>(SubscriberColumns.OF_CLIENT, SubscriberMetrics.SUBSCRIBERS),
            SubscriberRow::key,
            SortOrder.by("verdict"));

    private final Supplier<TableColumns<R>> maker;
    private final Function<R, Comparable<?>> id;
    private final SortOrder order;
    private volatile @Nullable TableColumns<R> made;

    /**
     * A table.
     *
     * @param maker makes the columns
     * @param id the identity of a row: the cursor follows it, and rows with equal sort keys are ordered by it
     * @param order the initial sort order
     */
    public TableSpec(Supplier<TableColumns<R>> maker, Function<R, Comparable<?>> id, SortOrder order) {
        this.maker = maker;
        this.id = id;
        this.order = order;
    }

    /** The columns in the order of the screen. */
    public List<Column<R>> columns() {
        return made().columns();
    }

    /** Further columns, placed before one that takes the rest of the line. */
    public List<Column<R>> extra() {
        return made().extra();
    }

    /** The kind of entity in the rows, with all its metrics. */
    public Entity<R> entity() {
        return made().entity();
    }

    /** The identity of a row. */
    public Function<R, Comparable<?>> id() {
        return id;
    }

    /** The initial sort order. */
    public SortOrder order() {
        return order;
    }

    private TableColumns<R> made() {
        TableColumns<R> columns = made;
        return columns == null ? make() : columns;
    }

    private synchronized TableColumns<R> make() {
        TableColumns<R> columns = made;
        if (columns == null) {
            columns = maker.get();
            made = columns;
        }
        return columns;
    }

    /** The same table for an entity with different metrics. */
    public TableSpec<R> of(Entity<R> changed) {
        return new TableSpec<>(() -> new TableColumns<>(columns(), extra(), changed), id, order);
    }

    /** The column with that key or alias, or that shows that metric; a column on request for every other metric. */
    public Optional<Column<R>> column(String name) {
        List<Column<R>> all = all();
        return all.stream()
                .filter(column -> column.isNamed(name))
                .findFirst()
                .or(() -> all.stream().filter(column -> column.shows(name)).findFirst())
                .or(() -> hidden().filter(metric -> metric.isNamed(name))
                        .findFirst()
                        .map(Columns::of));
    }

    /** The column of a metric; a column on request if no other shows it. */
    public Column<R> column(Metric<R> metric) {
        return all().stream()
                .filter(column -> metric.equals(column.metric()))
                .findFirst()
                .orElseGet(() -> Columns.of(metric));
    }

    /** The metrics without a column. */
    private Stream<Metric<R>> hidden() {
        Set<Metric<R>> shown = new HashSet<>();
        all().forEach(column -> shown.add(column.metric()));
        return entity().all().stream().filter(metric -> !shown.contains(metric));
    }

    /** The primary names of all columns. */
    public List<String> names() {
        return Stream.concat(keys().stream(), hidden().map(Metric::name))
                .distinct()
                .toList();
    }

    /** The error for an unknown name, with suggestions. */
    public String unknown(String name) {
        List<String> near = NearNames.of(name, names());
        return "there is no column " + name
                + (near.isEmpty() ? "; one of: " + String.join(" ", names()) : "; near it: " + String.join(" ", near));
    }

    /** All sort keys of the table. */
    public List<String> keys() {
        return all().stream().map(Column::key).toList();
    }

    private List<Column<R>> all() {
        List<Column<R>> all = new ArrayList<>(columns());
        all.addAll(extra());
        return all;
    }

    private static Comparable<?> cid(ConnRow row) {
        return orZero(row.conn().cid());
    }

    private static Long orZero(@Nullable Long number) {
        return number == null ? Long.valueOf(0) : number;
    }
}
