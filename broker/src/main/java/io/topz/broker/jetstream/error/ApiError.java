package io.topz.broker.jetstream.error;

import org.jspecify.annotations.Nullable;

/**
 * An error as an answer shows it.
 *
 * @param code like that of HTTP
 * @param errCode number of its own
 * @param description in words
 */
public record ApiError(
        @Nullable Long code,
        @Nullable Long errCode,
        @Nullable String description) {}
