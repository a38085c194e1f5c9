package io.topz.broker.reactor;

/** The answer to requests for a service that has stopped for good. Carries no stack trace of its own. */
public final class ServiceStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServiceStoppedException(String service, Throwable cause) {
        super(reason(service, cause), cause, false, false);
    }

    /** The text for the log, {@code /healthz} and the end of the process. */
    static String reason(String service, Throwable cause) {
        return service + " has stopped: " + cause;
    }
}
