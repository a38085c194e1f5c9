package io.topz.top.view;

import io.topz.collectors.text.SubjectText;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.streaming.LocatedConnection;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.ChangeRow;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.GroupRow;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.ReceiverRow;
import io.topz.metrics.watch.SlowRow;
import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the page of a row. The page first shows the data known so far, and the rest is requested from the server immediately. */
public final class RowPages {

    private static final String NOTHING = "this row has no page of its own";

    private RowPages() {}

    /** Opens a connection. */
    static TopState connection(TopState state, ConnRow row) {
        Long cid = row.conn().cid();
        return cid == null ? state : connection(state, cid, row);
    }

    private static TopState connection(TopState state, long cid, @Nullable ConnRow known) {
        return state.withPage(DetailPages.connection(cid, state.page()))
                .withConnection(known)
                .withTable(state.tables().fresh(TableSpec.SUBSCRIPTIONS));
    }

    /** Opens a connection of the watched server. */
    static TopState connection(TopState state, LocatedConnection located) {
        return connection(state, new ConnRow(located.conn(), Rates.UNKNOWN));
    }

    static TopState slowConnection(TopState state, SlowRow row) {
        return connection(state, new ConnRow(row.conn(), row.rates()));
    }

    static TopState incident(TopState state, IncidentRow row) {
        return state.withPage(DetailPages.incident(row, state.page()));
    }

    static TopState group(TopState state, GroupRow row) {
        Page page = DetailPages.group(state.grouping(), row.label(), state.page());
        return page.selectRows(state.withPage(page));
    }

    static TopState stream(TopState state, StreamRow row) {
        List<ConsumerRow> consumers = state.consumers().all().stream()
                .filter(consumer -> consumer.key().stream().equals(row.key()))
                .toList();
        return state.withPage(DetailPages.stream(row.key(), state.page()))
                .withTable(state.tables()
                        .fresh(TableSpec.CONSUMERS_OF_STREAM)
                        .showing(consumers, state.consumers().total()));
    }

    static TopState consumer(TopState state, ConsumerRow row) {
        return state.withPage(DetailPages.consumer(row.key(), state.page()))
                .withJetStream(state.jetStream().withConsumer(row));
    }

    static TopState account(TopState state, AccountRow row) {
        return state.withPage(DetailPages.account(row.id(), row.name(), state.page()))
                .withTables(state.tables().emptied(TableSpec.MEMBERS));
    }

    /** Opens the closed connections of a client. */
    static TopState client(TopState state, FlapRow row) {
        Page page = DetailPages.closedConnections(row, state.page());
        return page.selectRows(state.withPage(page));
    }

    /** Opens the connection that receives a subject. */
    static TopState receiver(TopState state, ReceiverRow row) {
        return subscriber(state, row.sub().cid());
    }

    /** Opens the connection of a subscription. */
    public static TopState subscriber(TopState state, SubRow row) {
        return row.sub().cid() == null
                ? receiversOfSubscription(state, row)
                : subscriber(state, row.sub().cid());
    }

    /**
     * Opens a connection by its id. Id 0 is not a connection but the server's own subscription; a request for it would return all
     * connections.
     */
    private static TopState subscriber(TopState state, @Nullable Long cid) {
        if (cid == null) {
            return state.withMessage(NOTHING);
        }
        return cid == 0
                ? state.withMessage("this is a subscription of the server itself: it has no connection")
                : connection(state, cid, null);
    }

    /** Opens the receivers of the subject of a subscription. */
    static TopState receiversOfSubscription(TopState state, SubRow row) {
        return receivers(state, String.valueOf(row.sub().subject()));
    }

    /** Opens the connection that was opened or closed. */
    static TopState change(TopState state, ChangeRow row) {
        return row.cid() == null ? state.withMessage(NOTHING) : connection(state, row.cid(), null);
    }

    /** Opens the receivers of a subject. */
    public static TopState receivers(TopState state, String subject) {
        if (!SubjectText.isLiteral(subject)) {
            return state.withMessage("name a subject as it is published to, without wildcards: who orders.eu");
        }
        Page open = state.page();
        Page from = TableSpec.RECEIVERS.equals(open.spec()) ? open.from() : open;
        return state.withPage(DetailPages.receivers(subject, from))
                .withTable(state.tables().fresh(TableSpec.RECEIVERS));
    }
}
