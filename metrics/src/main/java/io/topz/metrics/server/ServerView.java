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
 * A server at one moment. A document that was not requested or not reported is null.
 *
 * @param rates growth of the counters since the previous poll
 * @param jsz the JetStream document
 * @param healthz the health document
 * @param routez the document about routes
 * @param restarted whether the server was restarted since the previous poll; null if there was none
 * @param servers the number of servers that are watched or checked together, including this one
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

    /** The JetStream document if JetStream is on; null if it is off or unknown. */
    public @Nullable Jsz jetStream() {
        return jsz == null || Boolean.TRUE.equals(jsz.disabled()) ? null : jsz;
    }

    /** The group of servers that hold the metadata of JetStream, as reported by this server. */
    public @Nullable MetaClusterInfo metaGroup() {
        return varz.jetstream() == null ? null : varz.jetstream().meta();
    }
}
