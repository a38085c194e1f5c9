package io.topz.metrics.streaming;

import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import io.topz.metrics.rate.Rates;
import org.jspecify.annotations.Nullable;

/**
 * A NATS Streaming server with its rates.
 *
 * @param storez its store; null if unknown
 * @param rates the growth of its counters, which only the leader of a cluster counts
 * @param isLeader whether its numbers are authoritative
 */
public record StreamingServerRow(Serverz serverz, @Nullable Storez storez, Rates rates, boolean isLeader) {

    /** The use of its channels from 0 to 1; null if there is no limit, or it is unknown. */
    public @Nullable Double channelsFull() {
        Long used = serverz.channels();
        Long most = storez == null || storez.limits() == null
                ? null
                : storez.limits().maxChannels();
        return used == null || most == null || most <= 0 ? null : Double.valueOf(used / (double) most);
    }
}
