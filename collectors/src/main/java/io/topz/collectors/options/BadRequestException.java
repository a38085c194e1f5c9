package io.topz.collectors.options;

/** A request that the source refuses, with the very text that nats-server answers it with. Carries no stack trace. */
public final class BadRequestException extends RuntimeException {

    public BadRequestException(String message) {
        super(message, null, false, false);
    }
}
