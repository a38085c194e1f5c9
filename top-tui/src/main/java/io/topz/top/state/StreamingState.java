package io.topz.top.state;

import io.topz.metrics.streaming.StreamingServerRow;
import org.jspecify.annotations.Nullable;

/**
 * The state of NATS Streaming, except for the tables of channels and subscribers.
 *
 * @param isKnown whether the server has answered
 * @param server the streaming server; null if there is none, or none is known yet
 */
public record StreamingState(boolean isKnown, @Nullable StreamingServerRow server) {

    /** The state before the first answer. */
    public static final StreamingState UNKNOWN = new StreamingState(false, null);
}
