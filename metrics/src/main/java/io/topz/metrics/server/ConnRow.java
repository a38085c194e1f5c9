package io.topz.metrics.server;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;

/**
 * A connection and how fast its counters grow. In is from the client, out is to it, as the server counts.
 *
 * @param activity messages in both directions; the share is of all that the server moves
 */
public record ConnRow(ConnInfo conn, Rates rates, Activity activity) {

    /** A connection of which only the document is known. */
    public ConnRow(ConnInfo conn, Rates rates) {
        this(conn, rates, Activity.UNKNOWN);
    }
}
