package io.topz.collectors.options;

import io.topz.collectors.document.Limitsz;
import java.util.Map;

/** Requests the limits of a server; there are no parameters. */
public record LimitszOptions() implements Options<Limitsz> {

    private static final LimitszOptions DEFAULTS = new LimitszOptions();

    /** The options of a request without a query string. */
    public static LimitszOptions defaults() {
        return DEFAULTS;
    }

    static LimitszOptions parse(Query query) {
        return DEFAULTS;
    }

    @Override
    public Endpoint<Limitsz> endpoint() {
        return Endpoint.LIMITSZ;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }
}
