package io.topz.top.view;

import io.topz.metrics.jetstream.ConsumerKey;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamKey;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.top.poll.DataRequest;
import io.topz.top.state.OpenedPage;
import io.topz.top.state.Page;
import io.topz.top.state.Page.Topic;
import io.topz.top.state.PageContent;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;

/** The pages of single connections, groups, accounts, streams and so on. Each belongs to the view that it was opened from. */
public final class DetailPages {

    private DetailPages() {}

    /** The page of one connection and its subscriptions. */
    public static Page connection(long cid, Page from) {
        return new OpenedPage(
                from,
                PageContent.table(
                                TableSpec.SUBSCRIPTIONS,
                                state -> new DataRequest.Connection(cid),
                                RowPages::receiversOfSubscription)
                        .withRowsTitle("Subscriptions")
                        .withAwaiting(state -> false)
                        .withDetails(state -> ConnectionRegion.content(state, cid)));
    }

    /**
     * The connections of one group.
     *
     * @param label the value that they have in common
     */
    static Page group(Grouping grouping, String label, Page from) {
        return new OpenedPage(
                from,
                PageContent.table(TableSpec.MEMBERS, StandardViews::groupedConnections, RowPages::connection)
                        .withRowsTitle("Connections")
                        .withDetails(state -> ViewSummaries.group(grouping, label))
                        .withSelection(state -> members(state, grouping, label)));
    }

    private static TopState members(TopState state, Grouping grouping, String label) {
        List<ConnRow> members = state.open().all().stream()
                .filter(row -> grouping.label(row.conn()).equals(label))
                .toList();
        return state.withTables(state.tables().showing(TableSpec.MEMBERS, members));
    }

    /**
     * One account with its connections.
     *
     * @param id the account's id on the server
     * @param name the name for people
     */
    static Page account(String id, String name, Page from) {
        return new OpenedPage(
                from,
                PageContent.table(
                                TableSpec.MEMBERS,
                                state -> new DataRequest.Account(
                                        id, state.settings().limit()),
                                RowPages::connection)
                        .withRowsTitle("Connections")
                        .withDetails(state -> AccountRegion.content(state, id, name)));
    }

    /** The closed connections of a client that reconnects often. */
    static Page closedConnections(FlapRow client, Page from) {
        return new OpenedPage(
                from,
                PageContent.table(
                                TableSpec.VISITS,
                                state -> new DataRequest.Closed(state.settings().limit()),
                                RowPages::connection)
                        .withRowsTitle("Closed Connections")
                        .withDetails(state -> ViewSummaries.closedConnections(client))
                        .withSelection(state -> connectionsOf(client, state)));
    }

    private static TopState connectionsOf(FlapRow client, TopState state) {
        List<ConnRow> own = state.closed().all().stream()
                .filter(row -> client.isOf(row.conn()))
                .toList();
        return state.withTables(state.tables().showing(TableSpec.VISITS, own));
    }

    /**
     * The receivers of a subject.
     *
     * @param subject a subject without wildcards
     */
    public static Page receivers(String subject, Page from) {
        return new OpenedPage(
                from,
                PageContent.table(
                                TableSpec.RECEIVERS,
                                state -> new DataRequest.Receivers(
                                        subject,
                                        new DataRequest.Connections(
                                                state.settings().limit(), "", false)),
                                RowPages::receiver)
                        .withRowsTitle("Subscriptions")
                        .withDetails(state -> ReceiversRegion.content(state, subject)));
    }

    /** One disconnected slow consumer. */
    static Page incident(IncidentRow row, Page from) {
        return new OpenedPage(
                from, PageContent.details(StandardViews::slowConnections, state -> IncidentRegion.content(state, row)));
    }

    /** One stream with its consumers. */
    static Page stream(StreamKey key, Page from) {
        return new OpenedPage(
                from,
                PageContent.table(
                                TableSpec.CONSUMERS_OF_STREAM,
                                state -> new DataRequest.JetStream(true),
                                RowPages::consumer)
                        .withTopic(Topic.JETSTREAM)
                        .withRowsTitle("Consumers")
                        .withDetails(state -> StreamRegion.content(state, key))
                        .withSelection(state -> consumersOf(key, state)));
    }

    private static TopState consumersOf(StreamKey stream, TopState state) {
        List<ConsumerRow> own = state.consumers().all().stream()
                .filter(row -> row.key().stream().equals(stream))
                .toList();
        return state.withTables(state.tables().showing(TableSpec.CONSUMERS_OF_STREAM, own));
    }

    /** One consumer. */
    static Page consumer(ConsumerKey key, Page from) {
        return new OpenedPage(
                from,
                PageContent.details(
                                state -> new DataRequest.JetStream(true), state -> ConsumerRegion.content(state, key))
                        .withTopic(Topic.JETSTREAM)
                        .withSelection(state -> withConsumer(state, key)));
    }

    private static TopState withConsumer(TopState state, ConsumerKey key) {
        ConsumerRow found = state.consumers().all().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElse(null);
        return state.withJetStream(state.jetStream().withConsumer(found));
    }
}
