package io.topz.broker.reactor;

/** The result of requests to a service that has stopped for good. It has no stack trace. */
public final class ServiceStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServiceStoppedException(String service, Throwable cause) {
        super(reason(service, cause), cause, false, false);
    }

    /** The text for the log, for {@code /healthz} and for the exit message of the process. */
    static String reason(String service, Throwable cause) {
        return service + " has stopped: " + cause;
    }
}
