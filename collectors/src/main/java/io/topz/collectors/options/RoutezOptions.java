package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Routez;
import java.util.Map;

/**
 * Requests the routes of a server.
 *
 * @param subs adds subscriptions
 */
@RecordBuilder
public record RoutezOptions(SubsMode subs) implements Options<Routez> {

    private static final RoutezOptions DEFAULTS = new RoutezOptions(SubsMode.NONE);

    /** The options of a request without a query string. */
    public static RoutezOptions defaults() {
        return DEFAULTS;
    }

    static RoutezOptions parse(Query query) {
        return new RoutezOptions(query.subs("subs"));
    }

    @Override
    public Endpoint<Routez> endpoint() {
        return Endpoint.ROUTEZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters().text("subs", subs.parameter()).build();
    }
}
