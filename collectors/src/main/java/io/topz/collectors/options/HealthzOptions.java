package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Healthz;
import java.util.Map;

/**
 * Requests the health of a server.
 *
 * @param jsEnabledOnly stops after the check that JetStream is on
 * @param jsServerOnly leaves streams and consumers out
 * @param jsMetaOnly stops after the meta layer
 * @param account the account of the stream to check
 * @param stream the stream to check
 * @param consumer the consumer to check
 * @param details lists all problems, not only the first
 */
@RecordBuilder
public record HealthzOptions(
        boolean jsEnabledOnly,
        boolean jsServerOnly,
        boolean jsMetaOnly,
        String account,
        String stream,
        String consumer,
        boolean details)
        implements Options<Healthz> {

    private static final HealthzOptions DEFAULTS = new HealthzOptions(false, false, false, "", "", "", false);

    /** The options of a request without a query string. */
    public static HealthzOptions defaults() {
        return DEFAULTS;
    }

    static HealthzOptions parse(Query query) {
        boolean deprecated = query.bool("js-enabled");
        boolean jsEnabledOnly = query.bool("js-enabled-only");
        return new HealthzOptions(
                deprecated || jsEnabledOnly,
                query.bool("js-server-only"),
                query.bool("js-meta-only"),
                query.text("account"),
                query.text("stream"),
                query.text("consumer"),
                query.bool("details"));
    }

    @Override
    public Endpoint<Healthz> endpoint() {
        return Endpoint.HEALTHZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .bool("js-enabled-only", jsEnabledOnly)
                .bool("js-server-only", jsServerOnly)
                .bool("js-meta-only", jsMetaOnly)
                .text("account", account)
                .text("stream", stream)
                .text("consumer", consumer)
                .bool("details", details)
                .build();
    }
}
