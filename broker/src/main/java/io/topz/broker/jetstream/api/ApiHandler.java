package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.error.JetStreamException;
import org.jspecify.annotations.Nullable;

/** Does what one kind of API request asks for. Called on the JetStream thread. */
@FunctionalInterface
public interface ApiHandler {

    /** Returns the answer, or null if it answers by itself. */
    @Nullable
    Record handle(ApiRequest request) throws JetStreamException;
}
