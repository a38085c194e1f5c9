package io.topz.broker;

/** Thrown when the broker cannot start or stop. The message gives the reason. */
public final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
