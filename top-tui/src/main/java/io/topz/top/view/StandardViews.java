package io.topz.top.view;

import io.topz.top.poll.DataRequest;
import io.topz.top.state.Page.Topic;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import io.topz.top.table.Column;
import io.topz.top.table.TableSpec;
import java.util.Set;

/** The views of {@code topz top}: each is one value, and {@link #ALL} is the only list of them. */
public final class StandardViews {

    /** The open connections. */
    public static final View CONNECTIONS = View.of(
                    '1', "Connections", "connections", TableSpec.OPEN, StandardViews::openConnections)
            .shortened("Conns", "Conn")
            .withTopic(Topic.CONNECTIONS)
            .withRowsTitle("Connections Polled")
            .withAwaiting(state -> false);

    /** The connections that were closed last. */
    public static final View CLOSED = View.of(
                    '2', "Closed", "closed ones", TableSpec.CLOSED, state -> new DataRequest.Closed(limit(state)))
            .shortened("Closed", "Cls")
            .withTopic(Topic.CONNECTIONS)
            .withRowsTitle("Closed Connections Polled")
            .withAwaiting(state -> false);

    /** The streams of all accounts. */
    public static final View STREAMS = View.of(
                    '3', "Streams", "streams", TableSpec.STREAMS, state -> new DataRequest.JetStream(false))
            .shortened("Streams", "Strm")
            .withTopic(Topic.JETSTREAM);

    /** The consumers of all streams. */
    public static final View CONSUMERS = View.of(
                    '4', "Consumers", "consumers", TableSpec.CONSUMERS, state -> new DataRequest.JetStream(true))
            .shortened("Cons", "Cons")
            .withTopic(Topic.JETSTREAM);

    /** The key-value and object buckets. */
    public static final View BUCKETS = View.of(
                    '5', "Buckets", "buckets", TableSpec.BUCKETS, state -> new DataRequest.JetStream(false))
            .shortened("Buckets", "Bkt")
            .withTopic(Topic.JETSTREAM);

    /** Connections that may be cut as slow consumers. */
    public static final View SLOW = View.of(
                    '6', "Slow", "who may be cut as a slow consumer", TableSpec.SLOW, state -> slowConnections(state))
            .withRowsTitle("Connections watched")
            .withSummary(ViewSummaries::cutLimits);

    /** Slow consumers that were cut. */
    public static final View INCIDENTS = View.of(
                    '7',
                    "Incidents",
                    "incidents, those that were",
                    TableSpec.INCIDENTS,
                    state -> slowConnections(state))
            .shortened("Incid", "Inc")
            .withAwaiting(state -> false);

    /** The accounts with their traffic. */
    public static final View ACCOUNTS = View.of(
                    '8', "Accounts", "accounts", TableSpec.ACCOUNTS, state -> new DataRequest.Accounts(limit(state)))
            .shortened("Accts", "Acc");

    /** Connections folded by what they have in common. */
    public static final View GROUPS = View.of(
                    '9', "Groups", "groups of connections", TableSpec.GROUPS, state -> groupedConnections(state))
            .shortened("Groups", "Grp");

    /** The subscriptions of the server. */
    public static final View SUBSCRIPTIONS = View.of(
                    'S',
                    "Subscriptions",
                    "subscriptions",
                    TableSpec.ALL_SUBSCRIPTIONS,
                    state -> new DataRequest.Subscriptions(limit(state)))
            .shortened("Subs", "Sub")
            .withSummary(ViewSummaries::interest);

    /** The health of the server, and whether it can be restarted. */
    public static final View HEALTH = View.ofDetails(
                    'H',
                    "Health",
                    "health, and whether to restart",
                    state -> new DataRequest.Health(),
                    HealthRegion::content)
            .shortened("Health", "Hlt");

    /** Clients that come and go. */
    public static final View CHURN = View.of(
                    'C',
                    "Churn",
                    "churn: who comes and goes",
                    TableSpec.FLAPS,
                    state -> new DataRequest.Closed(limit(state)))
            .shortened("Churn", "Chu")
            .withSummary(ViewSummaries::churn);

    /** What changed since the mark. */
    public static final View CHANGES = View.of(
                    'M',
                    "Changes",
                    "what came and went",
                    TableSpec.CHANGES,
                    state -> DataRequest.Comparison.of(limit(state)))
            .shortened("Changes", "Chg")
            .withAwaiting(state -> state.settings().mark() != null)
            .withSummary(ViewSummaries::changes);

    /** The most important of everything. */
    public static final View OVERVIEW = View.ofDetails(
                    '0',
                    "Overview",
                    "overview of everything",
                    state -> new DataRequest.Overview(new DataRequest.Connections(limit(state), "last", false)),
                    OverviewRegion::content)
            .shortened("Over", "Ovr")
            .withOtherTables(Set.of(TableSpec.SLOW));

    /** All of them, in the order of the view bar. */
    public static final ViewList ALL = ViewList.of(
            CONNECTIONS,
            CLOSED,
            STREAMS,
            CONSUMERS,
            BUCKETS,
            SLOW,
            INCIDENTS,
            ACCOUNTS,
            GROUPS,
            SUBSCRIPTIONS,
            HEALTH,
            CHURN,
            CHANGES,
            OVERVIEW);

    private StandardViews() {}

    /** The order of the table decides which connections are in the page that the server sends. */
    private static DataRequest openConnections(TopState state) {
        String sort = TableSpec.OPEN
                .column(state.open().order().key())
                .map(Column::serverSort)
                .filter(key -> !key.equals("cid"))
                .orElse("");
        return new DataRequest.Connections(limit(state), sort, state.settings().subs());
    }

    static DataRequest slowConnections(TopState state) {
        return new DataRequest.Connections(limit(state), "pending", false);
    }

    static DataRequest groupedConnections(TopState state) {
        return new DataRequest.Connections(limit(state), "last", false, true);
    }

    private static int limit(TopState state) {
        return state.settings().limit();
    }
}
