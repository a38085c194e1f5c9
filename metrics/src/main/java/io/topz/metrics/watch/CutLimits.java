package io.topz.metrics.watch;

import io.topz.collectors.document.Varz;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a server for slow consumers; null if it does not report them.
 *
 * @param maxPending the bytes that may be pending for a connection
 * @param writeDeadline the time that one write to it may take
 */
public record CutLimits(@Nullable Long maxPending, @Nullable Duration writeDeadline) {

    /** The limits of a server. */
    public static CutLimits of(Varz varz) {
        Long deadline = varz.writeDeadline();
        return new CutLimits(varz.maxPending(), deadline == null || deadline <= 0 ? null : Duration.ofNanos(deadline));
    }
}
