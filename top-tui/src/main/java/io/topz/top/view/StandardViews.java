package io.topz.top.view;

import io.topz.metrics.catalog.ConnectionMetrics;
import io.topz.top.poll.DataRequest;
import io.topz.top.state.Page.Topic;
import io.topz.top.state.PageContent;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import io.topz.top.table.Column;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.TableSpec;
import java.util.Set;

/** The views of {@code topz top}. Each is one value, and {@link #ALL} is the only list of them. */
public final class StandardViews {

    /** The open connections. */
    public static final View CONNECTIONS = View.of(
                    '1',
                    "Connections",
                    "connections",
                    PageContent.table(TableSpec.OPEN, StandardViews::openConnections, RowPages::connection)
                            .withTopic(Topic.CONNECTIONS)
                            .withRowsTitle("Connections Polled")
                            .withAwaiting(state -> false))
            .shortened("Conn", "Co");

    /** The connections that were closed most recently. */
    public static final View CLOSED = View.of(
                    '2',
                    "Closed",
                    "closed ones",
                    PageContent.table(TableSpec.CLOSED, StandardViews::closedConnections, RowPages::connection)
                            .withTopic(Topic.CONNECTIONS)
                            .withRowsTitle("Closed Connections Polled")
                            .withAwaiting(state -> false))
            .shortened("Clsd", "Cl");

    /** The streams of all accounts. */
    public static final View STREAMS = View.of(
                    '3',
                    "Streams",
                    "streams",
                    PageContent.table(TableSpec.STREAMS, state -> new DataRequest.JetStream(false), RowPages::stream)
                            .withTopic(Topic.JETSTREAM))
            .shortened("Strm", "St");

    /** The consumers of all streams. */
    public static final View CONSUMERS = View.of(
                    '4',
                    "Consumers",
                    "consumers",
                    PageContent.table(TableSpec.CONSUMERS, state -> new DataRequest.JetStream(true), RowPages::consumer)
                            .withTopic(Topic.JETSTREAM))
            .shortened("Cons", "Cs");

    /** The key-value and object buckets. */
    public static final View BUCKETS = View.of(
                    '5',
                    "Buckets",
                    "buckets",
                    PageContent.table(TableSpec.BUCKETS, state -> new DataRequest.JetStream(false), RowPages::stream)
                            .withTopic(Topic.JETSTREAM))
            .shortened("Bkts", "Bu");

    /** The connections that may be disconnected as slow consumers. */
    public static final View SLOW = View.of(
                    '6',
                    "Slow",
                    "who may be cut as a slow consumer",
                    PageContent.table(
                                    TableSpec.SLOW,
                                    state -> new DataRequest.Slow(slowConnections(state)),
                                    RowPages::slowConnection)
                            .withRowsTitle("Connections watched")
                            .withDetails(ViewSummaries::cutLimits))
            .shortened("Slow", "Sl");

    /** The slow consumers that were disconnected. */
    public static final View INCIDENTS = View.of(
                    '7',
                    "Incidents",
                    "incidents, those that were",
                    PageContent.table(TableSpec.INCIDENTS, StandardViews::slowConnections, RowPages::incident)
                            .withAwaiting(state -> false))
            .shortened("Incs", "In");

    /** The accounts with their traffic. */
    public static final View ACCOUNTS = View.of(
                    '8',
                    "Accounts",
                    "accounts",
                    PageContent.table(
                            TableSpec.ACCOUNTS, state -> new DataRequest.Accounts(limit(state)), RowPages::account))
            .shortened("Accs", "Ac");

    /** The connections grouped by a common property. */
    public static final View GROUPS = View.of(
                    '9',
                    "Groups",
                    "groups of connections",
                    PageContent.table(TableSpec.GROUPS, StandardViews::groupedConnections, RowPages::group))
            .shortened("Grps", "Gr");

    /** The subscriptions of the server. */
    public static final View SUBSCRIPTIONS = View.of(
                    'S',
                    "Subscriptions",
                    "subscriptions",
                    PageContent.table(
                                    TableSpec.ALL_SUBSCRIPTIONS,
                                    state -> new DataRequest.Subscriptions(limit(state)),
                                    RowPages::subscriber)
                            .withDetails(ViewSummaries::interest))
            .shortened("Subs", "Su");

    /** The health of the server, and whether it can be restarted. */
    public static final View HEALTH = View.of(
                    'H',
                    "Health",
                    "health, and whether to restart",
                    PageContent.details(state -> new DataRequest.Health(), HealthRegion::content))
            .shortened("Hlth", "He");

    /** The clients that connect and disconnect often. */
    public static final View CHURN = View.of(
                    'C',
                    "Churn",
                    "churn: who comes and goes",
                    PageContent.table(TableSpec.FLAPS, StandardViews::closedConnections, RowPages::client)
                            .withDetails(ViewSummaries::churn))
            .shortened("Chrn", "Ch");

    /** The changes since the mark. */
    public static final View CHANGES = View.of(
                    'M',
                    "Changes",
                    "what came and went",
                    PageContent.table(
                                    TableSpec.CHANGES,
                                    state -> DataRequest.Comparison.of(limit(state)),
                                    RowPages::change)
                            .withAwaiting(state -> state.settings().mark() != null)
                            .withDetails(ViewSummaries::changes))
            .shortened("Chgs", "Cg");

    /** The most important facts of every view. */
    public static final View OVERVIEW = View.of(
                    '0',
                    "Overview",
                    "overview of everything",
                    PageContent.details(
                            state -> new DataRequest.Overview(new DataRequest.Connections(limit(state), "last", false)),
                            OverviewRegion::content))
            .shortened("Over", "Ov")
            .withOtherTables(Set.of(TableSpec.SLOW));

    /** The channels of NATS Streaming. */
    public static final View CHANNELS = View.of(
                    'N',
                    "Channels",
                    "channels of NATS Streaming",
                    streamingTable(TableSpec.CHANNELS, ChannelPages::channel))
            .shortened("Chan", "Cn");

    /** The subscribers of all channels of NATS Streaming. */
    public static final View SUBSCRIBERS = View.of(
                    'U',
                    "Subscribers",
                    "subscribers of those channels",
                    streamingTable(TableSpec.SUBSCRIBERS, ChannelPages::subscriber))
            .shortened("Sbrs", "Sb");

    /** The clients of NATS Streaming. */
    public static final View STREAMING_CLIENTS = View.of(
                    'T',
                    "STAN Clients",
                    "its clients with their connections",
                    streamingTable(TableSpec.STREAMING_CLIENTS, StreamingClientPage::open))
            .shortened("Stan", "Sc");

    /** All views, in the order of the view bar. */
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
            CHANNELS,
            SUBSCRIBERS,
            STREAMING_CLIENTS,
            OVERVIEW);

    private StandardViews() {}

    /** The request for connections; the order of the table decides which connections the server sends. */
    private static DataRequest openConnections(TopState state) {
        String sort = TableSpec.OPEN
                .column(state.open().order().key())
                .map(Column::serverSort)
                .filter(key -> !key.equals("cid"))
                .orElse("");
        ColumnChoice choice = state.open().choice();
        boolean subs = state.settings().subs() || choice.isNamed(ConnectionMetrics.SUBSCRIPTIONS.name());
        boolean users =
                choice.isNamed(ConnectionMetrics.USER.name()) || choice.isNamed(ConnectionMetrics.ACCOUNT.name());
        return new DataRequest.Connections(limit(state), sort, subs, users);
    }

    private static DataRequest closedConnections(TopState state) {
        return new DataRequest.Closed(limit(state));
    }

    static DataRequest.Connections slowConnections(TopState state) {
        return new DataRequest.Connections(limit(state), "pending", false);
    }

    static DataRequest groupedConnections(TopState state) {
        return new DataRequest.Connections(limit(state), "last", false, true);
    }

    /** A table of NATS Streaming below the numbers of its server. */
    private static <R> PageContent streamingTable(TableSpec<R> table, PageContent.RowOpening<R> opening) {
        return PageContent.table(table, StandardViews::streaming, opening)
                .withTopic(Topic.STREAMING)
                .withDetails(StreamingRegion::server);
    }

    static DataRequest streaming(TopState state) {
        return DataRequest.Streaming.of(limit(state));
    }

    private static int limit(TopState state) {
        return state.settings().limit();
    }
}
