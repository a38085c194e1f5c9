package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a server is not healthy.
 *
 * @param type CONNECTION, BAD_REQUEST, JETSTREAM, ACCOUNT, STREAM, CONSUMER; since 2.10.0
 * @param account auth=1 only, and only if it is not $G; since 2.10.0
 * @param stream since 2.10.0
 * @param consumer since 2.10.0
 * @param error text; since 2.10.0
 */
@RecordBuilder
public record HealthzError(
        @Nullable String type,
        @Nullable String account,
        @Nullable String stream,
        @Nullable String consumer,
        @Nullable String error) {}
