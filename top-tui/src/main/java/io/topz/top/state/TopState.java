package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Subsz;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.Churn;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.Neighbour;
import io.topz.metrics.watch.Strikes;
import io.topz.top.poll.Wish;
import io.topz.top.table.Column;
import io.topz.top.table.Look;
import io.topz.top.table.Mark;
import io.topz.top.table.SubRow;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of the screen.
 *
 * @param settings what the user chose
 * @param size of the terminal
 * @param page what fills the screen below the header
 * @param mode what a keystroke means
 * @param feed what is known of the server
 * @param open the open connections
 * @param closed the closed connections
 * @param subscriptions those of the connection that is looked at
 * @param connection the connection that is looked at, as it was last seen; null when it was not found or there is none
 * @param jetStream streams and consumers
 * @param tables of the other views
 * @param grouping by what connections are folded
 * @param churn how connections come and go
 * @param health the latest health of the server, null when nothing
 * @param strikes the limits that have struck, as the server reported them last; null when it does not
 * @param neighbours the other servers that are named
 * @param detailTop the first line of a page without a table that is shown
 * @param interest the latest subscriptions of the server, null when nothing
 * @param incident the last slow consumers, until the user has seen it
 * @param notice a sentence that is shown for a while
 * @param errand what has to be done outside, null for nothing
 * @param now the moment that is drawn, nanoseconds of the local clock
 */
@RecordBuilder
public record TopState(
        Settings settings,
        Size size,
        Page page,
        Mode mode,
        Feed feed,
        Table<ConnRow> open,
        Table<ConnRow> closed,
        Table<SubRow> subscriptions,
        @Nullable ConnRow connection,
        JetStreamState jetStream,
        Tables tables,
        Grouping grouping,
        Churn churn,
        @Nullable Healthz health,
        @Nullable Strikes strikes,
        List<Neighbour> neighbours,
        int detailTop,
        @Nullable Subsz interest,
        @Nullable Incident incident,
        @Nullable Notice notice,
        @Nullable Errand errand,
        long now)
        implements TopStateBuilder.With {

    /** A change of a table of any kind. */
    public interface TableChange {
        <R> Table<R> apply(Table<R> table);
    }

    /** The state before anything is known. */
    public static TopState initial(Settings settings, Size size, Page page) {
        Look look = settings.look();
        return new TopState(
                settings,
                size,
                page,
                new Mode.Browse(),
                Feed.empty(settings.interval()),
                Table.empty(TableSpec.OPEN, look),
                Table.empty(TableSpec.CLOSED, look),
                Table.empty(TableSpec.SUBSCRIPTIONS, look),
                null,
                JetStreamState.initial(look),
                Tables.empty(look),
                Grouping.NAME,
                Churn.UNKNOWN,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                0);
    }

    /** The table of the open page. */
    public Table<?> table() {
        if (page instanceof Page.Connections) {
            return open;
        }
        if (page instanceof Page.JetStream streams) {
            return jetStream.table(streams);
        }
        if (page.spec() != null) {
            return tables.of(page.spec());
        }
        return page instanceof Page.Closed ? closed : subscriptions;
    }

    /** This state with the table of the open page changed. */
    public TopState withTable(TableChange change) {
        if (page instanceof Page.Connections) {
            return withOpen(change.apply(open));
        }
        if (page instanceof Page.Closed) {
            return withClosed(change.apply(closed));
        }
        if (page instanceof Page.JetStream streams) {
            return withJetStream(jetStream.withTable(streams, change));
        }
        if (page.spec() != null) {
            return withTables(tables.with(change.apply(tables.of(page.spec()))));
        }
        if (page.isDetailOnly()) {
            return this;
        }
        return withSubscriptions(change.apply(subscriptions));
    }

    /** This state with every table changed. */
    public TopState withTables(TableChange change) {
        return withOpen(change.apply(open))
                .withClosed(change.apply(closed))
                .withSubscriptions(change.apply(subscriptions))
                .withJetStream(jetStream.withTables(change))
                .withTables(tables.each(change));
    }

    /** What has to be asked of the server for the open page. */
    public Wish wish() {
        Mark mark = settings.mark();
        if (mark != null && mark.isPending() && !settings.paused()) {
            return Wishes.of(Tab.CHANGES, settings);
        }
        if (page instanceof Page.Connection one) {
            return new Wish.Connection(one.cid());
        }
        if (page instanceof Page.JetStream streams) {
            return new Wish.JetStream(streams.showsConsumers());
        }
        if (page instanceof Page.Listing listing) {
            return Wishes.of(listing.tab(), settings);
        }
        if (page instanceof Page.Receivers who) {
            return new Wish.Receivers(who.subject(), new Wish.Connections(settings.limit(), "", false));
        }
        if (page instanceof Page.Account account) {
            return new Wish.Account(account.id(), settings.limit());
        }
        if (page instanceof Page.Flapper) {
            return Wishes.of(Tab.CHURN, settings);
        }
        if (page instanceof Page.Members) {
            return Wishes.of(Tab.GROUPS, settings);
        }
        if (page instanceof Page.Incident) {
            return Wishes.of(Tab.SLOW, settings);
        }
        if (page instanceof Page.Closed) {
            return new Wish.Closed(settings.limit());
        }
        String sort = open.spec()
                .column(open.order().key())
                .map(Column::serverSort)
                .filter(key -> !key.equals("cid"))
                .orElse("");
        return new Wish.Connections(settings.limit(), sort, settings.subs());
    }
}
