package io.topz.metrics.server;

import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.rate.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Derives rows with rates from the subscriptions of a server. It keeps the counters of earlier documents. Not thread-safe. */
public final class SubscriptionObserver {

    private final RateTracker<String, Counters, Rates> traffic = RateTracker.ofTraffic();

    /** Adds a document and returns its subscriptions. */
    public List<SubRow> observe(Subsz subsz, Varz varz, Window window) {
        Instant now = subsz.now() == null ? varz.now() : subsz.now();
        List<SubRow> rows = new ArrayList<>();
        for (SubDetail sub : subsz.subscriptionsList() == null ? List.<SubDetail>of() : subsz.subscriptionsList()) {
            Counters counters = new Counters(null, sub.msgs(), null, null);
            Rates rates = traffic.advance(SubRow.key(sub), ServerRun.of(varz), now, window, counters)
                    .rates();
            rows.add(new SubRow(sub, rates));
        }
        if (now != null) {
            traffic.forgetBefore(now.minus(window.max()));
        }
        return rows;
    }
}
