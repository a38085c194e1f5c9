package io.topz.metrics.server;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;

/**
 * A connection with the rates of its counters. As in the server's documents, "in" means from the client and "out" means to it.
 *
 * @param activity messages in both directions; the share is relative to all messages of the server
 */
public record ConnRow(ConnInfo conn, Rates rates, Activity activity) {

    /** A connection without activity. */
    public ConnRow(ConnInfo conn, Rates rates) {
        this(conn, rates, Activity.UNKNOWN);
    }
}
