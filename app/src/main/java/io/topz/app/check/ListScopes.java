package io.topz.app.check;

import io.topz.app.check.AnswerObserver.Rows;
import io.topz.app.check.Answers.Listings;
import io.topz.app.check.Scope.Place;
import io.topz.app.check.Scopes.Label;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.SubDetail;
import io.topz.metrics.Entity;
import io.topz.metrics.Sampled.Moment;
import io.topz.metrics.catalog.AccountMetrics;
import io.topz.metrics.catalog.ClientMetrics;
import io.topz.metrics.catalog.ConnectionMetrics;
import io.topz.metrics.catalog.GroupMetrics;
import io.topz.metrics.catalog.SlowConsumerMetrics;
import io.topz.metrics.catalog.SubscriptionMetrics;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.GroupRow;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.SlowRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entities of which a server may have thousands. */
final class ListScopes {

    static final Scope<ConnRow> CONNECTIONS = scope(
            ConnectionMetrics.OPEN,
            Place.CONNECTIONS,
            "open connections: NAME(CLIENT), * for any, cid:NUMBER for one without a name",
            Rows::connections,
            row -> identity(row.conn()),
            row -> label(row.conn(), ""));

    static final Scope<SlowRow> SLOW = scope(
            SlowConsumerMetrics.SLOW,
            Place.CONNECTIONS,
            "open connections as slow consumers: NAME(CLIENT), * for any, cid:NUMBER for one without a name",
            Rows::slow,
            row -> identity(row.conn()),
            row -> label(row.conn(), ""));

    static final Scope<GroupRow> GROUPS = scope(
            GroupMetrics.GROUPS,
            Place.CONNECTIONS,
            "groups of open connections: NAME(PROPERTY:VALUE) such as host:10.0.0.1; name, account, user, host, client",
            rows -> Stream.of(Grouping.values())
                    .flatMap(grouping -> GroupRow.of(rows.connections(), grouping).stream())
                    .toList(),
            ListScopes::group,
            row -> Label.of(group(row)));

    static final Scope<ConnRow> CLOSED = scope(
            ConnectionMetrics.CLOSED,
            Place.CLOSED,
            "closed connections that the server remembers: NAME(CLIENT), * for any",
            Rows::closed,
            row -> identity(row.conn()),
            row -> label(
                    row.conn(),
                    row.conn().reason() == null ? "" : ", " + row.conn().reason()));

    static final Scope<FlapRow> CLIENTS = scope(
            ClientMetrics.FLAPS,
            Place.CLOSED,
            "clients that come and go: NAME(CLIENT), * for any",
            rows -> FlapRow.of(rows.closed().stream().map(ConnRow::conn).toList()),
            row -> Arrays.asList(row.name(), row.ip(), row.account()),
            row -> new Label(row.name(), "from " + row.ip() + ", account " + row.account()));

    static final Scope<AccountRow> ACCOUNTS = scope(
            AccountMetrics.TRAFFIC,
            Place.ACCOUNTS,
            "accounts by their traffic: NAME(ACCOUNT), * for any",
            Rows::accounts,
            AccountRow::id,
            row -> Label.of(row.name()));

    static final Scope<SubRow> SUBSCRIPTIONS = scope(
            SubscriptionMetrics.OF_SERVER,
            Place.SUBSCRIPTIONS,
            "subscriptions: NAME(SUBJECT), * for any",
            Rows::subscriptions,
            SubRow::key,
            row -> label(row.sub()));

    private ListScopes() {}

    private static <E> Scope<E> scope(
            Entity<E> entity,
            Place place,
            String heading,
            Function<Rows, List<E>> entities,
            Function<E, Object> key,
            Function<E, Label> label) {
        return Scopes.ofRows(
                entity, place, heading, entities, key, label, (answers, one) -> moment(answers, place, one));
    }

    /** A moment in a run of the server. A connection of another run has another {@linkplain #identity identity}. */
    private static <E> Moment<E> moment(Answers answers, Place place, E entity) {
        Instant at = at(answers.listings(), place);
        return new Moment<>(
                entity,
                ServerRun.of(answers.varz()),
                at == null ? answers.varz().now() : at);
    }

    private static @Nullable Instant at(Listings listings, Place place) {
        return switch (place) {
            case CONNECTIONS -> listings.open() == null ? null : listings.open().now();
            case CLOSED -> listings.closed() == null ? null : listings.closed().now();
            case ACCOUNTS ->
                listings.accounts() == null ? null : listings.accounts().now();
            case SUBSCRIPTIONS ->
                listings.subscriptions() == null
                        ? null
                        : listings.subscriptions().now();
            case SERVER, CLUSTER, JETSTREAM, LIMITS, STREAMING -> null;
        };
    }

    private static Object identity(ConnInfo conn) {
        return Arrays.asList(conn.cid(), conn.start());
    }

    private static Label label(ConnInfo conn, String more) {
        String name = conn.name() == null || conn.name().isEmpty() ? "cid:" + conn.cid() : conn.name();
        return new Label(name, "cid " + conn.cid() + " from " + SlowConsumerMetrics.host(conn) + more);
    }

    private static Label label(SubDetail sub) {
        String queue = sub.qgroup() == null ? "" : ", queue " + sub.qgroup();
        return new Label(String.valueOf(sub.subject()), "cid " + sub.cid() + queue);
    }

    private static String group(GroupRow row) {
        return row.grouping().word() + ":" + row.label();
    }
}
