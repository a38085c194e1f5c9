package io.topz.broker.jetstream;

/** JetStream could not be started or stopped; the message says why. */
public final class JetStreamException extends RuntimeException {

    JetStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
