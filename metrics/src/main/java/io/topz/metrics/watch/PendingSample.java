package io.topz.metrics.watch;

import io.topz.metrics.rate.Trend;
import io.topz.metrics.text.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data pending for a connection at one moment.
 *
 * @param at the server's time
 * @param pending bytes
 * @param outMsgs messages sent to it per second
 * @param rtt its last round-trip time in the server's format
 */
public record PendingSample(
        Instant at,
        @Nullable Long pending,
        @Nullable Double outMsgs,
        @Nullable String rtt) {

    /** A graph of what waited at some moments, the oldest first; unknown numbers are gaps. */
    static String graph(List<PendingSample> samples) {
        Trend trend = Trend.EMPTY;
        for (PendingSample sample : samples) {
            trend = trend.with(sample.pending == null ? Double.NaN : Quantity.unsigned(sample.pending));
        }
        return trend.graph();
    }
}
