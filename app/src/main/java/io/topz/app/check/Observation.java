package io.topz.app.check;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Varz;
import org.jspecify.annotations.Nullable;

/**
 * What a server told for a check; null for what was not asked or is not there.
 *
 * @param servers how many servers are checked together
 * @param before the server, an interval earlier
 * @param jszBefore JetStream, an interval earlier
 * @param now the server
 * @param jsz JetStream with streams and consumers
 * @param healthz its health
 * @param routez its routes
 */
record Observation(
        int servers,
        @Nullable Varz before,
        @Nullable Jsz jszBefore,
        Varz now,
        @Nullable Jsz jsz,
        @Nullable Healthz healthz,
        @Nullable Routez routez) {

    /** Whether it has JetStream. */
    boolean hasJetStream() {
        return now.jetstream() != null && now.jetstream().config() != null;
    }
}
