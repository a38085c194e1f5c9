package io.topz.top.control;

import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.PerSecond;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.server.SubscriptionObserver;
import io.topz.metrics.watch.AccountObserver;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.GroupRow;
import io.topz.metrics.watch.ReceiverRow;
import io.topz.metrics.watch.SlowRow;
import io.topz.metrics.watch.SlowWatch;
import io.topz.metrics.watch.Strikes;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.Sample;
import io.topz.top.state.Mode;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Updates the parts of the state that are derived from samples: slow consumers, accounts, subscriptions, churn. Keeps earlier samples for
 * rates. Not thread-safe.
 */
final class WatchReducer {

    /** The numbers of accepted and of open connections. */
    private record Turnover(
            @Nullable Long accepted, @Nullable Long open) {}

    private record Flow(@Nullable Double opened, @Nullable Double closed) {
        static Flow between(Turnover before, Turnover now, double seconds) {
            Double opened = PerSecond.grown(before.accepted, now.accepted, seconds);
            Double more = PerSecond.changed(before.open, now.open, seconds);
            Double closed = opened == null || more == null ? null : Double.valueOf(Math.max(0, opened - more));
            return new Flow(opened, closed);
        }
    }

    private final SlowWatch slow = new SlowWatch();
    private final AccountObserver accounts = new AccountObserver();
    private final SubscriptionObserver subscriptions = new SubscriptionObserver();
    private final RateTracker<String, Turnover, Flow> turnover = new RateTracker<>(new Flow(null, null), Flow::between);
    private final SlowConsumerIncidents incidents = new SlowConsumerIncidents(slow);

    /** The state with the data that every sample has. */
    TopState apply(TopState state, Sample sample) {
        Varz varz = sample.varz();
        Turnover now = new Turnover(varz.totalConnections(), varz.connections());
        Flow flow = turnover.advance("", ServerRun.of(varz), varz.now(), sample.window(), now)
                .trend();
        TopState changed = state.withChurn(state.churn().moving(flow.opened, flow.closed));
        if (sample.health() != null) {
            changed = changed.withHealth(sample.health());
        }
        if (sample.request().hasLimits()) {
            changed = changed.withStrikes(
                    sample.limits() == null
                            ? null
                            : Strikes.next(changed.strikes(), ServerRun.of(varz), sample.limits()));
        }
        if (sample.accounts() != null) {
            changed = withAccounts(changed, sample, sample.accounts());
        }
        if (sample.interest() != null && sample.request().isOfOneSubject()) {
            changed = withReceivers(changed, sample.request(), sample.interest());
        } else if (sample.interest() != null) {
            changed = withInterest(changed, sample, sample.interest());
        }
        return isTyping(changed) ? changed : MarkCommands.compared(changed);
    }

    /** The state with the connections with the most pending bytes, in addition to those of the view. */
    TopState withWaiting(TopState state, Sample sample, List<ConnRow> rows, @Nullable Instant now) {
        List<SlowRow> waiting = watched(sample, rows, now);
        boolean shown = state.page().view().shows(TableSpec.SLOW);
        return isTyping(state) || !shown
                ? state
                : state.withTables(state.tables().showing(TableSpec.SLOW, waiting));
    }

    private List<SlowRow> watched(Sample sample, List<ConnRow> rows, @Nullable Instant now) {
        return slow.observe(rows, now, sample.window(), CutLimits.of(sample.varz()));
    }

    /** The state with open connections as possible slow consumers and in groups. */
    TopState withOpen(TopState state, Sample sample, List<ConnRow> rows, @Nullable Instant now) {
        List<SlowRow> watched = watched(sample, rows, now);
        if (isTyping(state)) {
            return state;
        }
        // Sorting thousands of rows that are not shown would cost as much as everything else.
        View view = state.page().view();
        if (view.shows(TableSpec.SLOW) && sample.waiting() == null) {
            return state.withTables(state.tables().showing(TableSpec.SLOW, watched));
        }
        return view.shows(TableSpec.GROUPS) ? grouped(state, rows) : state;
    }

    /** The state with open connections in the groups that the user has chosen. */
    static TopState grouped(TopState state, List<ConnRow> rows) {
        return state.withTables(state.tables().showing(TableSpec.GROUPS, GroupRow.of(rows, state.grouping())));
    }

    /** The state with the churn of closed connections. */
    TopState withClosed(TopState state, List<ConnRow> rows) {
        if (isTyping(state) || !state.page().view().shows(TableSpec.FLAPS)) {
            return state;
        }
        List<ConnInfo> closed = rows.stream().map(ConnRow::conn).toList();
        return state.withChurn(state.churn().with(closed))
                .withTables(state.tables().showing(TableSpec.FLAPS, FlapRow.of(closed)));
    }

    /** The state with the connections of the open account. */
    TopState withAccount(TopState state, Sample sample, List<ConnRow> rows, Connz connz) {
        watched(sample, rows, connz.now());
        if (!state.page().request(state).matches(sample.request()) || isTyping(state)) {
            return state;
        }
        Table<ConnRow> table = state.tables().of(TableSpec.MEMBERS);
        return state.withTables(state.tables().with(table.showing(rows, connz.total())));
    }

    /** The state with the connections that were disconnected as slow consumers. */
    TopState withIncidents(TopState state, Sample sample) {
        return incidents.apply(state, sample);
    }

    private TopState withAccounts(TopState state, Sample sample, Accstatz accstatz) {
        List<AccountRow> rows = accounts.observe(accstatz, ServerRun.of(sample.varz()), sample.window());
        return isTyping(state) ? state : state.withTables(state.tables().showing(TableSpec.ACCOUNTS, rows));
    }

    private static TopState withReceivers(TopState state, DataRequest request, Subsz subsz) {
        if (!state.page().request(state).matches(request) || isTyping(state)) {
            return state;
        }
        Map<Long, String> names = new HashMap<>();
        Set<Long> cids = new HashSet<>();
        for (ConnRow row : state.open().all()) {
            cids.add(row.conn().cid());
            if (row.conn().cid() != null && row.conn().name() != null) {
                names.put(row.conn().cid(), row.conn().name());
            }
        }
        // Streams subscribe, too, through a client that is not a connection.
        Long total = state.open().total();
        boolean all = total != null && total <= cids.size();
        List<SubDetail> list = subsz.subscriptionsList();
        List<ReceiverRow> rows = new ArrayList<>();
        for (SubDetail sub : list == null ? List.<SubDetail>of() : list) {
            String name = sub.cid() == null ? null : names.get(sub.cid());
            boolean isServers = sub.cid() != null && all && !cids.contains(sub.cid());
            rows.add(new ReceiverRow(sub, isServers ? "(the server)" : name));
        }
        return state.withTables(state.tables().showing(TableSpec.RECEIVERS, rows));
    }

    private TopState withInterest(TopState state, Sample sample, Subsz subsz) {
        List<SubRow> rows = subscriptions.observe(subsz, sample.varz(), sample.window());
        TopState told = state.withInterest(subsz);
        if (isTyping(state)) {
            return told;
        }
        Table<SubRow> table = state.tables().of(TableSpec.ALL_SUBSCRIPTIONS);
        Long total = subsz.total() == null || subsz.total() < rows.size() ? Long.valueOf(rows.size()) : subsz.total();
        return told.withTables(state.tables().with(table.showing(rows, total)));
    }

    /** Rows must not move while a filter is being typed. */
    private static boolean isTyping(TopState state) {
        return state.mode() instanceof Mode.Filter;
    }
}
