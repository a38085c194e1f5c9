package io.topz.broker.monitor;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.options.HealthzOptions;
import java.util.List;

/**
 * Whether the broker is well. A broker that can be asked accepts connections, and without JetStream there is no more to check:
 * what is left is to refuse questions that make no sense.
 */
final class HealthzSource {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private HealthzSource() {}

    static Healthz healthz(HealthzOptions options) {
        if (options.account().isEmpty() && !options.stream().isEmpty()) {
            return refused(options, "\"account\" must not be empty when checking stream health");
        }
        if (options.stream().isEmpty() && !options.consumer().isEmpty()) {
            return refused(options, "\"stream\" must not be empty when checking consumer health");
        }
        return new Healthz("ok", null, null, null, OK);
    }

    private static Healthz refused(HealthzOptions options, String error) {
        if (options.details()) {
            List<HealthzError> errors = List.of(new HealthzError("BAD_REQUEST", null, null, null, error));
            return new Healthz("error", null, null, errors, BAD_REQUEST);
        }
        return new Healthz("error", null, error, null, BAD_REQUEST);
    }
}
