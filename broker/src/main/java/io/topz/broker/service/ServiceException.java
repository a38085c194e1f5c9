package io.topz.broker.service;

/** A failure of a service to start or to stop; the message says why. */
public final class ServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
