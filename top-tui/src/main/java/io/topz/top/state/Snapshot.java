package io.topz.top.state;

import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ServerView;
import io.topz.top.poll.Sample;

/**
 * The last successful poll.
 *
 * @param sample the data of the poll
 * @param rates the growth rates of the server's counters
 */
public record Snapshot(Sample sample, Rates rates) {

    /** The server at that moment. */
    public ServerView server() {
        return new ServerView(sample.varz(), rates, sample.jsz(), sample.health(), null, null, 1);
    }
}
