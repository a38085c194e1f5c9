package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.error.JetStreamException;
import org.jspecify.annotations.Nullable;

/** Handles one kind of API request. Called on the JetStream thread. */
@FunctionalInterface
public interface ApiHandler {

    /** Returns the response, or null if the handler sends it itself. */
    @Nullable
    Record handle(ApiRequest request) throws JetStreamException;
}
