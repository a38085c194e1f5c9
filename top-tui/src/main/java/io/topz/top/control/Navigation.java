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
import io.topz.top.state.JetStreamState;
import io.topz.top.state.Page;
import io.topz.top.state.Tab;
import io.topz.top.state.TopState;
import io.topz.top.table.ChangeRow;
import io.topz.top.table.GroupRow;
import io.topz.top.table.Look;
import io.topz.top.table.SubRow;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From page to page. What a new page shows is what is known so far; the server is asked for it at once. */
final class Navigation {

    private Navigation() {}

    /** Another view of the view bar. */
    static TopState view(TopState state, Action action) {
        Tab[] tabs = Tab.values();
        int open = List.of(tabs).indexOf(state.page().tab());
        Tab tab = switch (action) {
            case FIRST_VIEW -> Tab.CONNECTIONS;
            case SECOND_VIEW -> Tab.CLOSED;
            case THIRD_VIEW -> Tab.STREAMS;
            case FOURTH_VIEW -> Tab.CONSUMERS;
            case FIFTH_VIEW -> Tab.BUCKETS;
            case SLOW, INCIDENTS, ACCOUNTS, GROUPS, SUBSCRIPTIONS, HEALTH, CHURN, CHANGES, OVERVIEW ->
                Tab.valueOf(action.name());
            case NEXT_VIEW -> tabs[Math.floorMod(open + 1, tabs.length)];
            case PREVIOUS_VIEW -> tabs[Math.floorMod(open - 1, tabs.length)];
            default -> state.page() instanceof Page.Closed ? Tab.CONNECTIONS : Tab.CLOSED;
        };
        return open(state, tab);
    }

    /** A view by its name. */
    static TopState open(TopState state, Tab tab) {
        return state.withPage(tab.page());
    }

    /** Folds connections by something else. */
    static TopState fold(TopState state, Grouping grouping) {
        TopState folded = state.withGrouping(grouping);
        TopState open = open(folded, Tab.GROUPS);
        return WatchDigest.folded(open, open.open().all());
    }

    /** Asks who gets a subject. */
    static TopState who(TopState state, String subject) {
        if (!Subjects.isLiteral(subject)) {
            return Typing.complain(state, "name a subject as it is published to, without wildcards: who orders.eu");
        }
        Table<ReceiverRow> table =
                Table.empty(TableSpec.RECEIVERS, state.settings().look());
        Page from = state.page() instanceof Page.Receivers other ? other.from() : state.page();
        return state.withPage(new Page.Receivers(subject, from))
                .withTables(state.tables().with(table));
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
            return state.withPage(new Page.Incident(incident, state.page()));
        }
        if (row instanceof GroupRow group) {
            TopState members = state.withPage(new Page.Members(state.grouping(), group.label(), state.page()));
            return WatchDigest.folded(members, state.open().all());
        }
        if (row instanceof StreamRow stream) {
            return enter(state, stream);
        }
        if (row instanceof ConsumerRow consumer) {
            return state.withPage(new Page.Consumer(consumer.key(), state.page()))
                    .withJetStream(state.jetStream().withConsumer(consumer));
        }
        if (row instanceof AccountRow account) {
            return state.withPage(new Page.Account(account.id(), account.name(), state.page()))
                    .withTables(state.tables().emptied(TableSpec.MEMBERS));
        }
        if (row instanceof FlapRow client) {
            return WatchDigest.visits(
                    state.withPage(new Page.Flapper(client, state.page())),
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
            return cid != null && state.page() instanceof Page.Listing
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
        return state.withPage(new Page.Connection(cid, state.page()))
                .withConnection(null)
                .withSubscriptions(
                        Table.empty(TableSpec.SUBSCRIPTIONS, state.settings().look()));
    }

    private static TopState enter(TopState state, ConnRow row) {
        Long cid = row.conn().cid();
        if (cid == null) {
            return state;
        }
        return state.withPage(new Page.Connection(cid, state.page()))
                .withConnection(row)
                .withSubscriptions(
                        Table.empty(TableSpec.SUBSCRIPTIONS, state.settings().look()));
    }

    private static TopState enter(TopState state, StreamRow row) {
        JetStreamState known = state.jetStream();
        Look look = state.settings().look();
        List<ConsumerRow> consumers = known.consumers().all().stream()
                .filter(consumer -> consumer.key().stream().equals(row.key()))
                .toList();
        return state.withPage(new Page.Stream(row.key(), state.page()))
                .withJetStream(known.withOfStream(Table.empty(TableSpec.CONSUMERS_OF_STREAM, look)
                        .showing(consumers, known.consumers().total())));
    }

    /** Clears the filter, else goes back, else closes the present notice. */
    static TopState back(TopState state) {
        if (!state.table().filter().isEmpty()) {
            return Typing.filtered(state, "");
        }
        Page from = state.page().from();
        if (!from.equals(state.page())) {
            return state.withPage(from)
                    .withConnection(null)
                    .withJetStream(state.jetStream().withConsumer(null));
        }
        return state.withIncident(null).withNotice(null);
    }
}
