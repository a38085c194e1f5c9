package io.topz.metrics.watch;

import io.topz.collectors.document.AccountStat;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;

/**
 * An account and how fast its counters grow. In is received from its clients, out is sent to them.
 *
 * @param activity messages in both directions; the share is of all accounts
 */
public record AccountRow(AccountStat stat, Rates rates, Activity activity) {

    /** As the server knows it. */
    public String id() {
        return String.valueOf(stat.acc());
    }

    /** Its readable name, else its id. */
    public String name() {
        String readable = stat.name();
        return readable == null || readable.isEmpty() ? String.valueOf(stat.acc()) : readable;
    }
}
