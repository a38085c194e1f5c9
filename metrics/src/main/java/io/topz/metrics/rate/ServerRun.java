package io.topz.metrics.rate;

import io.topz.collectors.document.Varz;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a server, from start to end, in which its counters are not reset. A component that is not reported is null. */
public record ServerRun(@Nullable String serverId, @Nullable Instant start) {

    /** The current run of a server. */
    public static ServerRun of(Varz varz) {
        return new ServerRun(varz.serverId(), varz.start());
    }
}
