package io.topz.metrics.rate;

import io.topz.collectors.document.Varz;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One life of a server, from its start to its end: what its counters count on in. Null is what it does not say. */
public record ServerRun(@Nullable String serverId, @Nullable Instant start) {

    /** The one that a server is in. */
    public static ServerRun of(Varz varz) {
        return new ServerRun(varz.serverId(), varz.start());
    }
}
