package io.topz.broker.jetstream.error;

import org.jspecify.annotations.Nullable;

/**
 * An error as a response of the API shows it.
 *
 * @param code status code, as in HTTP
 * @param errCode number that identifies the error
 * @param description text for the client
 */
public record ApiError(
        @Nullable Long code,
        @Nullable Long errCode,
        @Nullable String description) {}
