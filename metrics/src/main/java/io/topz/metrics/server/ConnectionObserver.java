package io.topz.metrics.server;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.ActivityTracker;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives rows with rates from the connections of a server. It keeps the counters of earlier documents. Not thread-safe. */
public final class ConnectionObserver {

    /** The time for which the activity of a connection is kept after it was last reported, for example while the page has another order. */
    private static final Duration MEMORY = Duration.ofMinutes(2);

    private final RateTracker<Long, Counters, Rates> traffic = RateTracker.ofTraffic();
    private final ActivityTracker<Long> activities = new ActivityTracker<>();

    /**
     * Adds a document and returns its connections. Those that are closed have no rates.
     *
     * @param server the rates of the whole server, of which each connection has a share
     */
    public List<ConnRow> observe(Connz connz, Window window, Rates server) {
        Double all = sum(server.inMsgs(), server.outMsgs());
        List<ConnRow> rows = new ArrayList<>();
        for (ConnInfo conn : connz.connections() == null ? List.<ConnInfo>of() : connz.connections()) {
            rows.add(
                    conn.stop() == null && conn.cid() != null
                            ? open(conn, conn.cid(), connz, window, all)
                            : new ConnRow(conn, Rates.UNKNOWN));
        }
        if (connz.now() != null) {
            traffic.forgetBefore(connz.now().minus(window.max()));
            activities.forgetBefore(connz.now().minus(MEMORY));
        }
        return rows;
    }

    private ConnRow open(ConnInfo conn, Long cid, Connz connz, Window window, @Nullable Double all) {
        Counters counters = new Counters(conn.inMsgs(), conn.outMsgs(), conn.inBytes(), conn.outBytes());
        Activity activity = activities.advance(cid, conn.start(), connz.now(), window, counters.msgs());
        Rates rates = traffic.advance(cid, conn.start(), connz.now(), window, counters)
                .rates();
        return new ConnRow(conn, rates, activity.shareOf(all));
    }

    private static @Nullable Double sum(@Nullable Double a, @Nullable Double b) {
        return a == null || b == null ? null : Double.valueOf(a + b);
    }
}
