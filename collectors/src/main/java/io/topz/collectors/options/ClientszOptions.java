package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Clientsz;
import java.util.Map;

/**
 * Requests the clients of a NATS Streaming server. Invalid values mean the defaults, as in nats-streaming-server.
 *
 * @param client only this client, empty for all
 * @param subscriptions adds the subscriptions of each client
 * @param offset clients to skip
 * @param limit clients in the page, 0 for the default of 1024
 */
@RecordBuilder
public record ClientszOptions(String client, boolean subscriptions, long offset, long limit)
        implements Options<Clientsz> {

    private static final ClientszOptions DEFAULTS = new ClientszOptions("", false, 0, 0);

    public ClientszOptions {
        offset = Math.max(0, offset);
        limit = Math.max(0, limit);
    }

    /** The options of a request without a query string. */
    public static ClientszOptions defaults() {
        return DEFAULTS;
    }

    static ClientszOptions parse(Query query) {
        return new ClientszOptions(
                query.text("client"),
                query.integerOrZero("subs") == 1,
                query.integerOrZero("offset"),
                query.integerOrZero("limit"));
    }

    @Override
    public Endpoint<Clientsz> endpoint() {
        return Endpoint.CLIENTSZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .text("client", client)
                .bool("subs", subscriptions)
                .integer("offset", offset)
                .integer("limit", limit)
                .build();
    }
}
