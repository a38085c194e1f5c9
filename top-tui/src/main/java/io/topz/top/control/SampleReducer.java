package io.topz.top.control;

import io.topz.collectors.document.Connz;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Continuity;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.RateTracker.Tracked;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.rate.Trend;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.ConnectionObserver;
import io.topz.metrics.server.SubRow;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Sample;
import io.topz.top.state.Mode;
import io.topz.top.state.Notice;
import io.topz.top.state.ServerFeed;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the rates of samples and updates the state. Keeps the counters of earlier samples. Not thread-safe. */
final class SampleReducer {

    /** The time for which a restart of the server is shown. */
    private static final Duration RESTART_NOTICE = Duration.ofSeconds(10);

    /** A subscription: sids are unique within a connection. */
    private record SubKey(@Nullable Long cid, String sid) {}

    private final RateTracker<String, Counters, Rates> servers = RateTracker.ofTraffic();
    private final ConnectionObserver connections = new ConnectionObserver();
    private final RateTracker<SubKey, Counters, Rates> subscriptions = RateTracker.ofTraffic();
    private final WatchReducer watch = new WatchReducer();
    private final OtherSamples others = new OtherSamples();
    private final JetStreamReducer jetStream = new JetStreamReducer(others);
    private final StreamingReducer streaming = new StreamingReducer(others);
    private final Neighbours neighbours = new Neighbours();

    /** Keeps the sample of a server other than the watched one. */
    void heard(int server, String address, PollEvent event) {
        others.heard(server, event);
        neighbours.heard(address, event);
    }

    /** The state with a new sample. */
    TopState apply(TopState state, Sample sample) {
        Varz varz = sample.varz();
        Tracked<Rates> server = servers.advance("", ServerRun.of(varz), varz.now(), sample.window(), counters(varz));
        ServerFeed feed = state.feed()
                .withSnapshot(new Snapshot(sample, server.rates()))
                .withOutage(null)
                .withAskedAt(null);
        if (server.continuity() != Continuity.TOO_SOON) {
            feed = feed.withIn(trend(feed.in(), server.rates().inMsgs()))
                    .withOut(trend(feed.out(), server.rates().outMsgs()));
        }
        TopState fed = state.withFeed(feed).withNeighbours(neighbours.known(state.neighbours(), sample));
        TopState polled = withRows(fed, sample, server.rates());
        TopState selected = isTyping(polled) ? polled : polled.page().selectRows(polled);
        TopState changed = watch.apply(selected, sample);
        if (server.continuity() == Continuity.RESTARTED) {
            String text = "the server was restarted: counters start at 0";
            changed = changed.withNotice(new Notice(text, sample.at() + RESTART_NOTICE.toNanos()));
        }
        return watch.withIncidents(MarkCommands.completed(changed, sample), sample);
    }

    private static Trend trend(Trend trend, @Nullable Double rate) {
        return trend.with(rate == null ? Double.NaN : rate);
    }

    private TopState withRows(TopState state, Sample sample, Rates server) {
        DataRequest.JetStream request = sample.request().jetStream();
        TopState changed = request == null ? state : jetStream.apply(state, sample, request);
        if (sample.request().isStreaming()) {
            changed = streaming.apply(changed, sample);
        }
        Connz connz = sample.connz();
        Connz waiting = sample.waiting();
        // In the order of the requests, because a rate needs samples in the order of time.
        List<ConnRow> rows = connz == null ? List.of() : connections.observe(connz, sample.window(), server);
        if (waiting != null) {
            List<ConnRow> slowest = connections.observe(waiting, sample.window(), server);
            changed = watch.withWaiting(changed, sample, slowest, waiting.now());
        }
        return connz == null ? changed : withConnections(changed, sample, connz, rows);
    }

    private TopState withConnections(TopState state, Sample sample, Connz connz, List<ConnRow> rows) {
        return switch (sample.request().scope()) {
            case ONE -> withConnection(state, rows, connz.now(), sample);
            case ACCOUNT -> watch.withAccount(state, sample, rows, connz);
            case CLOSED -> withRows(watch.withClosed(state, rows), state.closed(), rows, connz);
            case OPEN -> withRows(watch.withOpen(state, sample, rows, connz.now()), state.open(), rows, connz);
        };
    }

    private static TopState withRows(TopState state, Table<ConnRow> table, List<ConnRow> rows, Connz connz) {
        return isTyping(state) ? state : state.withTable(table.showing(rows, connz.total()));
    }

    /** Rows must not move while a filter is being typed. */
    private static boolean isTyping(TopState state) {
        return state.mode() instanceof Mode.Filter;
    }

    private TopState withConnection(TopState state, List<ConnRow> rows, @Nullable Instant now, Sample sample) {
        if (!state.request().equals(sample.request())) {
            return state;
        }
        if (rows.isEmpty()) {
            return state.withConnection(null).withTables(state.tables().showing(TableSpec.SUBSCRIPTIONS, List.of()));
        }
        ConnRow row = rows.get(0);
        List<SubDetail> details = row.conn().subscriptionsListDetail();
        List<SubRow> subs = new ArrayList<>();
        for (SubDetail sub : details == null ? List.<SubDetail>of() : details) {
            Counters counters = new Counters(null, sub.msgs(), null, null);
            SubKey key = new SubKey(row.conn().cid(), String.valueOf(sub.sid()));
            Tracked<Rates> tracked = subscriptions.advance(key, row.conn().start(), now, sample.window(), counters);
            subs.add(new SubRow(sub, row.conn().stop() == null ? tracked.rates() : Rates.UNKNOWN));
        }
        if (now != null) {
            subscriptions.forgetBefore(now.minus(sample.window().max()));
        }
        return state.withConnection(row).withTables(state.tables().showing(TableSpec.SUBSCRIPTIONS, subs));
    }

    private static Counters counters(Varz varz) {
        return new Counters(varz.inMsgs(), varz.outMsgs(), varz.inBytes(), varz.outBytes());
    }
}
