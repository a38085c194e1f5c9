package io.topz.app.check;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.streaming.ServerDocuments;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one server in one sample; null if a document was not requested or does not exist.
 *
 * @param varz the server
 * @param jsz its JetStream
 * @param limits its limits
 * @param healthz its health
 * @param routez its routes
 * @param listings its long lists
 * @param streaming its NATS Streaming, and the NATS connections of streaming clients
 */
@RecordBuilder
record Answers(
        Varz varz,
        @Nullable Jsz jsz,
        @Nullable Limitsz limits,
        @Nullable Healthz healthz,
        @Nullable Routez routez,
        Listings listings,
        @Nullable ServerDocuments streaming)
        implements AnswersBuilder.With {

    /** The answer of a server about itself, without other documents. */
    static Answers of(Varz varz) {
        return AnswersBuilder.builder().varz(varz).listings(Listings.NONE).build();
    }

    /** Whether its NATS Streaming has the authoritative numbers: it has one that does not follow another. */
    boolean isLeaderOfStreaming() {
        return streaming != null
                && streaming.streaming() != null
                && streaming.streaming().isOfLeader();
    }

    /**
     * The documents whose lists may have thousands of elements.
     *
     * @param open the open connections
     * @param closed the closed connections
     * @param accounts the accounts with their traffic
     * @param subscriptions the subscriptions
     */
    @RecordBuilder
    record Listings(
            @Nullable Connz open,
            @Nullable Connz closed,
            @Nullable Accstatz accounts,
            @Nullable Subsz subscriptions) implements AnswersListingsBuilder.With {

        /** No list. */
        static final Listings NONE = new Listings(null, null, null, null);
    }
}
