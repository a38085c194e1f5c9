package io.topz.top.control;

import io.topz.collectors.text.Subjects;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.ReceiverRow;
import io.topz.metrics.watch.SlowRow;
import io.topz.top.key.Action;
import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.ChangeRow;
import io.topz.top.table.GroupRow;
import io.topz.top.table.SubRow;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.OpenedPage;
import io.topz.top.view.StandardViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From page to page. What a new page shows is what is known so far; the server is asked for it at once. */
final class Navigation {

    private Navigation() {}

    /** Another view of the view bar. */
    static TopState view(TopState state, Action action) {
        View open = state.page().view();
        return open(
                state,
                switch (action) {
                    case NEXT_VIEW -> state.views().neighbour(open, 1);
                    case PREVIOUS_VIEW -> state.views().neighbour(open, -1);
                    default ->
                        state.page().equals(StandardViews.CLOSED) ? StandardViews.CONNECTIONS : StandardViews.CLOSED;
                });
    }

    /** Opens a view. */
    static TopState open(TopState state, View view) {
        return state.withPage(view).withDetailTop(0);
    }

    /** Folds connections by something else. */
    static TopState fold(TopState state, Grouping grouping) {
        TopState folded = state.withGrouping(grouping);
        TopState open = open(folded, StandardViews.GROUPS);
        return WatchDigest.folded(open, open.open().all());
    }

    /** Asks who gets a subject. */
    static TopState who(TopState state, String subject) {
        if (!Subjects.isLiteral(subject)) {
            return Typing.complain(state, "name a subject as it is published to, without wildcards: who orders.eu");
        }
        Table<ReceiverRow> table =
                Table.empty(TableSpec.RECEIVERS, state.settings().look());
        Page from = state.page() instanceof OpenedPage.Receivers other ? other.from() : state.page();
        return state.withPage(new OpenedPage.Receivers(subject, from)).withTable(table);
    }

    /** Looks into what is under the cursor. */
    static TopState enter(TopState state) {
        Object row = state.table().current();
        if (row instanceof ConnRow conn) {
            return enter(state, conn);
        }
        if (row instanceof SlowRow slow) {
            return enter(state, new ConnRow(slow.conn(), slow.rates()));
        }
        if (row instanceof IncidentRow incident) {
            return state.withPage(new OpenedPage.Incident(incident, state.page()));
        }
        if (row instanceof GroupRow group) {
            TopState members = state.withPage(new OpenedPage.Members(state.grouping(), group.label(), state.page()));
            return WatchDigest.folded(members, state.open().all());
        }
        if (row instanceof StreamRow stream) {
            return enter(state, stream);
        }
        if (row instanceof ConsumerRow consumer) {
            return state.withPage(new OpenedPage.Consumer(consumer.key(), state.page()))
                    .withJetStream(state.jetStream().withConsumer(consumer));
        }
        if (row instanceof AccountRow account) {
            return state.withPage(new OpenedPage.Account(account.id(), account.name(), state.page()))
                    .withTables(state.tables().emptied(TableSpec.MEMBERS));
        }
        if (row instanceof FlapRow client) {
            return WatchDigest.visits(
                    state.withPage(new OpenedPage.Flapper(client, state.page())),
                    state.closed().all());
        }
        return entered(state, row);
    }

    /** Looks into what only names something. */
    private static TopState entered(TopState state, @Nullable Object row) {
        if (row instanceof ReceiverRow receiver && receiver.sub().cid() != null) {
            return subscriber(state, receiver.sub().cid());
        }
        if (row instanceof SubRow sub) {
            Long cid = sub.sub().cid();
            return cid != null && !state.page().isOpened()
                    ? subscriber(state, cid)
                    : who(state, String.valueOf(sub.sub().subject()));
        }
        if (row instanceof ChangeRow change && change.cid() != null) {
            return enter(state, change.cid());
        }
        if (row != null) {
            return Typing.complain(state, "there is nothing behind this row");
        }
        return Typing.complain(
                state,
                state.page().isDetailOnly()
                        ? "there is nothing to choose here; the keys at the top open the views"
                        : "there is no row to look into");
    }

    /** A server that subscribes for itself has the id 0, and no connection: asked for that one, it reports all. */
    private static TopState subscriber(TopState state, long cid) {
        return cid == 0
                ? Typing.complain(state, "the server subscribes for itself: there is no connection behind this row")
                : enter(state, cid);
    }

    /** Looks into a connection that is known by its id alone. */
    private static TopState enter(TopState state, long cid) {
        return state.withPage(new OpenedPage.Connection(cid, state.page()))
                .withConnection(null)
                .withTable(Table.empty(TableSpec.SUBSCRIPTIONS, state.settings().look()));
    }

    private static TopState enter(TopState state, ConnRow row) {
        Long cid = row.conn().cid();
        if (cid == null) {
            return state;
        }
        return state.withPage(new OpenedPage.Connection(cid, state.page()))
                .withConnection(row)
                .withTable(Table.empty(TableSpec.SUBSCRIPTIONS, state.settings().look()));
    }

    private static TopState enter(TopState state, StreamRow row) {
        List<ConsumerRow> consumers = state.consumers().all().stream()
                .filter(consumer -> consumer.key().stream().equals(row.key()))
                .toList();
        return state.withPage(new OpenedPage.Stream(row.key(), state.page()))
                .withTable(Table.empty(
                                TableSpec.CONSUMERS_OF_STREAM, state.settings().look())
                        .showing(consumers, state.consumers().total()));
    }

    /** Clears the filter, else goes back, else closes the present notice. */
    static TopState back(TopState state) {
        if (!state.table().filter().isEmpty()) {
            return Typing.filtered(state, "");
        }
        if (state.page().isOpened()) {
            return state.withPage(state.page().from())
                    .withConnection(null)
                    .withJetStream(state.jetStream().withConsumer(null));
        }
        return state.withIncident(null).withNotice(null);
    }
}
