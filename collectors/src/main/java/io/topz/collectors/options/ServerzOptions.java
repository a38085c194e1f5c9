package io.topz.collectors.options;

import io.topz.collectors.document.Serverz;
import java.util.Map;

/** Requests the counters of a NATS Streaming server. */
public record ServerzOptions() implements Options<Serverz> {

    private static final ServerzOptions DEFAULTS = new ServerzOptions();

    /** The options of a request without a query string. */
    public static ServerzOptions defaults() {
        return DEFAULTS;
    }

    @Override
    public Endpoint<Serverz> endpoint() {
        return Endpoint.SERVERZ;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }
}
