package io.topz.top.table;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.AccountMetrics;
import io.topz.metrics.catalog.BucketMetrics;
import io.topz.metrics.catalog.ChangeMetrics;
import io.topz.metrics.catalog.ClientMetrics;
import io.topz.metrics.catalog.ConnectionMetrics;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.catalog.GroupMetrics;
import io.topz.metrics.catalog.SlowConsumerMetrics;
import io.topz.metrics.catalog.StreamMetrics;
import io.topz.metrics.catalog.SubscriptionMetrics;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.SubRow;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a table.
 *
 * @param columns the columns in the order of the screen
 * @param extra further columns, placed before one that takes the rest of the line
 * @param id the identity of a row: the cursor follows it, and rows with equal sort keys are ordered by it
 * @param order the initial sort order
 * @param entity the kind of entity in the rows, with all its metrics
 */
public record TableSpec<R>(
        List<Column<R>> columns,
        List<Column<R>> extra,
        Function<R, Comparable<?>> id,
        SortOrder order,
        Entity<R> entity) {

    /** The table of pages without one: it has no columns. */
    public static final TableSpec<Object> NONE = new TableSpec<>(
            List.of(),
            List.of(),
            row -> 0,
            new SortOrder("", false),
            new Entity<>("nothing", "nothing", List.of(), List.of()));

    /** Open connections. */
    public static final TableSpec<ConnRow> OPEN = new TableSpec<>(
            ConnColumns.OPEN, ConnColumns.OPEN_EXTRA, TableSpec::cid, SortOrder.by("cid"), ConnectionMetrics.OPEN);

    /** Closed connections, the last one first. */
    public static final TableSpec<ConnRow> CLOSED = new TableSpec<>(
            ConnColumns.CLOSED, List.of(), TableSpec::cid, SortOrder.by("stop"), ConnectionMetrics.CLOSED);

    /** The subscriptions of a connection. */
    public static final TableSpec<SubRow> SUBSCRIPTIONS = new TableSpec<>(
            SubColumns.ALL,
            List.of(),
            row -> String.valueOf(row.sub().sid()),
            SortOrder.by("subject"),
            SubscriptionMetrics.OF_CONNECTION);

    /** All streams, those that need attention first. */
    public static final TableSpec<StreamRow> STREAMS = new TableSpec<>(
            StreamColumns.STREAMS, List.of(), StreamRow::key, SortOrder.by("verdict"), StreamMetrics.STREAMS);

    /** All streams in the overview, those that need attention first, then the busiest. */
    public static final TableSpec<StreamRow> OVERVIEW_STREAMS = new TableSpec<>(
            StreamColumns.OVERVIEW, List.of(), StreamRow::key, SortOrder.by("verdict"), StreamMetrics.STREAMS);

    /** The streams of key-value and object buckets. */
    public static final TableSpec<StreamRow> BUCKETS = new TableSpec<>(
            StreamColumns.BUCKETS, List.of(), StreamRow::key, SortOrder.by("verdict"), BucketMetrics.BUCKETS);

    /** The consumers of all streams, those that need attention first. */
    public static final TableSpec<ConsumerRow> CONSUMERS = new TableSpec<>(
            ConsumerColumns.ALL, List.of(), ConsumerRow::key, SortOrder.by("verdict"), ConsumerMetrics.CONSUMERS);

    /** The consumers of one stream. */
    public static final TableSpec<ConsumerRow> CONSUMERS_OF_STREAM = new TableSpec<>(
            ConsumerColumns.OF_STREAM, List.of(), ConsumerRow::key, SortOrder.by("verdict"), ConsumerMetrics.CONSUMERS);

    /** Connections that may be reading too slowly, the one in most danger first. */
    public static final TableSpec<SlowRow> SLOW = new TableSpec<>(
            SlowColumns.SLOW,
            List.of(),
            row -> orZero(row.conn().cid()),
            SortOrder.by("cut_in"),
            SlowConsumerMetrics.SLOW);

    /** Slow consumers that were disconnected, the last one first. */
    public static final TableSpec<IncidentRow> INCIDENTS = new TableSpec<>(
            SlowColumns.INCIDENTS,
            List.of(),
            IncidentRow::number,
            SortOrder.by("number"),
            SlowConsumerMetrics.INCIDENTS);

    /** The accounts, the busiest first. */
    public static final TableSpec<AccountRow> ACCOUNTS = new TableSpec<>(
            AccountColumns.ACCOUNTS, List.of(), AccountRow::name, SortOrder.by("rate"), AccountMetrics.TRAFFIC);

    /** Groups of connections, the busiest first. */
    public static final TableSpec<GroupRow> GROUPS = new TableSpec<>(
            AccountColumns.GROUPS, List.of(), GroupRow::label, SortOrder.by("rate"), GroupMetrics.GROUPS);

    /** The connections of one group. */
    public static final TableSpec<ConnRow> MEMBERS = new TableSpec<>(
            ConnColumns.OPEN, ConnColumns.OPEN_EXTRA, TableSpec::cid, SortOrder.by("rate"), ConnectionMetrics.OPEN);

    /** The closed connections of one client, the last one first. */
    public static final TableSpec<ConnRow> VISITS = new TableSpec<>(
            ConnColumns.CLOSED, List.of(), TableSpec::cid, SortOrder.by("stop"), ConnectionMetrics.CLOSED);

    /** The subscriptions of the server. */
    public static final TableSpec<SubRow> ALL_SUBSCRIPTIONS = new TableSpec<>(
            AccountColumns.SUBSCRIPTIONS,
            List.of(),
            row -> row.sub().subject() + " " + row.sub().cid() + " " + row.sub().sid(),
            SortOrder.by("subject"),
            SubscriptionMetrics.OF_SERVER);

    /** Clients that reconnect often, the most frequent one first. */
    public static final TableSpec<FlapRow> FLAPS = new TableSpec<>(
            AccountColumns.FLAPS,
            List.of(),
            row -> row.name() + " " + row.ip() + " " + row.account(),
            SortOrder.by("closed"),
            ClientMetrics.FLAPS);

    /** The changes since the mark, the most important first. */
    public static final TableSpec<ChangeRow> CHANGES = new TableSpec<>(
            ChangeColumns.CHANGES, List.of(), ChangeRow::toString, SortOrder.by("change"), ChangeMetrics.CHANGES);

    /** The subscriptions that match a subject. */
    public static final TableSpec<ReceiverRow> RECEIVERS = new TableSpec<>(
            ChangeColumns.RECEIVERS,
            List.of(),
            row -> row.sub().cid() + " " + row.sub().sid() + " " + row.sub().subject(),
            SortOrder.by("client"),
            SubscriptionMetrics.RECEIVERS);

    /** The columns show the metrics that their keys name. */
    public TableSpec {
        Entity<R> kind = entity;
        columns = columns.stream().map(column -> column.of(kind)).toList();
        extra = extra.stream().map(column -> column.of(kind)).toList();
    }

    /** The same table for an entity with different metrics. */
    public TableSpec<R> of(Entity<R> changed) {
        return new TableSpec<>(columns, extra, id, order, changed);
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
        return entity.all().stream().filter(metric -> !shown.contains(metric));
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
        List<Column<R>> all = new ArrayList<>(columns);
        all.addAll(extra);
        return all;
    }

    private static Comparable<?> cid(ConnRow row) {
        return orZero(row.conn().cid());
    }

    private static Long orZero(@Nullable Long number) {
        return number == null ? Long.valueOf(0) : number;
    }
}
