package io.topz.metrics.server;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Varz;
import io.topz.metrics.rate.Rates;
import org.jspecify.annotations.Nullable;

/**
 * A server at one moment. What was not asked for is null, as what the server does not say.
 *
 * @param rates growth of its counters since the poll before
 * @param jsz its JetStream
 * @param healthz its health
 * @param routez its routes
 * @param restarted whether it was restarted since the poll before; null when there was none before
 * @param servers the servers that are watched or checked together, this one included
 */
@RecordBuilder
public record ServerView(
        Varz varz,
        Rates rates,
        @Nullable Jsz jsz,
        @Nullable Healthz healthz,
        @Nullable Routez routez,
        @Nullable Boolean restarted,
        int servers) {

    /** Its JetStream while that is on; null when it is off, or not known. */
    public @Nullable Jsz jetStream() {
        return jsz == null || Boolean.TRUE.equals(jsz.disabled()) ? null : jsz;
    }

    /** The group of servers that hold the metadata of JetStream, as this server knows it. */
    public @Nullable MetaClusterInfo metaGroup() {
        return varz.jetstream() == null ? null : varz.jetstream().meta();
    }
}
