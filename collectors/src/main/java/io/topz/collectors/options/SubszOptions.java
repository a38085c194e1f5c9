package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Subsz;
import java.util.Map;

/**
 * Requests the subscription table of a server.
 *
 * @param subs adds the subscriptions
 * @param offset subscriptions to skip
 * @param limit subscriptions in the page, 0 for the default of 1024
 * @param test only subscriptions that match this literal subject, empty for all
 * @param account only this account, empty for all
 */
@RecordBuilder
public record SubszOptions(boolean subs, long offset, long limit, String test, String account)
        implements Options<Subsz> {

    private static final SubszOptions DEFAULTS = new SubszOptions(false, 0, 0, "", "");

    /** The options of a request without a query string. */
    public static SubszOptions defaults() {
        return DEFAULTS;
    }

    static SubszOptions parse(Query query) {
        return new SubszOptions(
                query.bool("subs"),
                query.integer("offset"),
                query.integer("limit"),
                query.text("test"),
                query.text("acc"));
    }

    @Override
    public Endpoint<Subsz> endpoint() {
        return Endpoint.SUBSZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .bool("subs", subs)
                .integer("offset", offset)
                .integer("limit", limit)
                .text("test", test)
                .text("acc", account)
                .build();
    }
}
