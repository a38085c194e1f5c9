package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a server is not healthy.
 *
 * @param type {@code CONNECTION}, {@code BAD_REQUEST}, {@code JETSTREAM}, {@code ACCOUNT}, {@code STREAM} or {@code
 *     CONSUMER} (since 2.10.0)
 * @param account which account (since 2.10.0)
 * @param stream which stream (since 2.10.0)
 * @param consumer which consumer (since 2.10.0)
 * @param error in words (since 2.10.0)
 */
@RecordBuilder
public record HealthzError(
        @Nullable String type,
        @Nullable String account,
        @Nullable String stream,
        @Nullable String consumer,
        @Nullable String error) {}
