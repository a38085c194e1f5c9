package io.topz.top.state;

import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ServerView;
import io.topz.top.poll.Sample;

/**
 * The last good poll.
 *
 * @param sample what it brought
 * @param rates how fast the server's counters grow
 */
public record Snapshot(Sample sample, Rates rates) {

    /** The server at that moment. */
    public ServerView server() {
        return new ServerView(sample.varz(), rates, sample.jsz(), sample.health(), null, null, 1);
    }
}
