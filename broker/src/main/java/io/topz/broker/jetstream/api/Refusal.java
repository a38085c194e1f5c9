package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.error.ApiError;

/** The answer to a request that is refused. */
public record Refusal(String type, ApiError error) {

    /** The same where the answer would have been a page of a list. */
    public record Paged(String type, ApiError error, Long total, Long offset, Long limit) {

        Paged(String type, ApiError error) {
            this(type, error, 0L, 0L, 0L);
        }
    }
}
