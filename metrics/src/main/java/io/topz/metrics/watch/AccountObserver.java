package io.topz.metrics.watch;

import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.DataStats;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.ActivityTracker;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.rate.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives rows with rates from the accounts of a server. It keeps the counters of earlier documents. Not thread-safe. */
public final class AccountObserver {

    private final RateTracker<String, Counters, Rates> traffic = RateTracker.ofTraffic();
    private final ActivityTracker<String> activities = new ActivityTracker<>();

    /** Adds a document and returns its accounts. */
    public List<AccountRow> observe(Accstatz accstatz, ServerRun run, Window window) {
        List<AccountRow> rows = new ArrayList<>();
        List<AccountStat> stats = accstatz.accountStatz();
        for (AccountStat stat : stats == null ? List.<AccountStat>of() : stats) {
            Counters counters =
                    new Counters(msgs(stat.received()), msgs(stat.sent()), bytes(stat.received()), bytes(stat.sent()));
            String id = String.valueOf(stat.acc());
            Rates rates =
                    traffic.advance(id, run, accstatz.now(), window, counters).rates();
            Activity activity = activities.advance(id, run, accstatz.now(), window, counters.msgs());
            rows.add(new AccountRow(stat, rates, activity));
        }
        Double all = Activity.sum(rows.stream().map(AccountRow::activity).toList());
        rows.replaceAll(
                row -> new AccountRow(row.stat(), row.rates(), row.activity().shareOf(all)));
        return rows;
    }

    private static @Nullable Long msgs(@Nullable DataStats stats) {
        return stats == null ? null : stats.msgs();
    }

    private static @Nullable Long bytes(@Nullable DataStats stats) {
        return stats == null ? null : stats.bytes();
    }
}
