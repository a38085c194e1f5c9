package io.topz.collectors.options;

import io.topz.collectors.document.Varz;
import java.util.Map;

/** Requests the state of a server; there are no parameters. */
public record VarzOptions() implements Options<Varz> {

    private static final VarzOptions DEFAULTS = new VarzOptions();

    /** The options of a request without a query string. */
    public static VarzOptions defaults() {
        return DEFAULTS;
    }

    static VarzOptions parse(Query query) {
        return DEFAULTS;
    }

    @Override
    public Endpoint<Varz> endpoint() {
        return Endpoint.VARZ;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }
}
