package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Leafz;
import java.util.Map;

/**
 * Requests the leaf nodes of a server.
 *
 * @param subs adds subscriptions
 * @param account only this account, empty for all
 */
@RecordBuilder
public record LeafzOptions(boolean subs, String account) implements Options<Leafz> {

    private static final LeafzOptions DEFAULTS = new LeafzOptions(false, "");

    /** The options of a request without a query string. */
    public static LeafzOptions defaults() {
        return DEFAULTS;
    }

    static LeafzOptions parse(Query query) {
        return new LeafzOptions(query.bool("subs"), query.text("acc"));
    }

    @Override
    public Endpoint<Leafz> endpoint() {
        return Endpoint.LEAFZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters().bool("subs", subs).text("acc", account).build();
    }
}
