package io.topz.collectors.options;

import io.topz.collectors.document.Storez;
import java.util.Map;

/** Requests the limits and the size of the store of a NATS Streaming server. */
public record StorezOptions() implements Options<Storez> {

    private static final StorezOptions DEFAULTS = new StorezOptions();

    /** The options of a request without a query string. */
    public static StorezOptions defaults() {
        return DEFAULTS;
    }

    @Override
    public Endpoint<Storez> endpoint() {
        return Endpoint.STOREZ;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }
}
