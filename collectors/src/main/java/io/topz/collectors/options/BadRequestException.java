package io.topz.collectors.options;

/** An exception for a request that the source rejects; its message is nats-server's answer. Carries no stack trace. */
public final class BadRequestException extends RuntimeException {

    public BadRequestException(String message) {
        super(message, null, false, false);
    }
}
