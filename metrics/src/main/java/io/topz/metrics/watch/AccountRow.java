package io.topz.metrics.watch;

import io.topz.collectors.document.AccountStat;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;

/**
 * An account with the rates of its counters. "In" means received from its clients, "out" means sent to them.
 *
 * @param activity messages in both directions; the share is relative to all accounts
 */
public record AccountRow(AccountStat stat, Rates rates, Activity activity) {

    /** The account id. */
    public String id() {
        return String.valueOf(stat.acc());
    }

    /** The readable name; the id if there is none. */
    public String name() {
        String readable = stat.name();
        return readable == null || readable.isEmpty() ? String.valueOf(stat.acc()) : readable;
    }
}
