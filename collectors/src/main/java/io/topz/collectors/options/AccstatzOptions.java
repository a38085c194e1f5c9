package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Accstatz;
import java.util.Map;

/**
 * Requests the traffic of the accounts.
 *
 * @param unused adds accounts without connections
 */
@RecordBuilder
public record AccstatzOptions(boolean unused) implements Options<Accstatz> {

    private static final AccstatzOptions DEFAULTS = new AccstatzOptions(false);

    /** The options of a request without a query string. */
    public static AccstatzOptions defaults() {
        return DEFAULTS;
    }

    static AccstatzOptions parse(Query query) {
        return new AccstatzOptions(query.bool("unused"));
    }

    @Override
    public Endpoint<Accstatz> endpoint() {
        return Endpoint.ACCSTATZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters().bool("unused", unused).build();
    }
}
