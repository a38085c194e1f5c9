package io.topz.broker.reactor;

/** The answer to requests for a JetStream that has stopped for good. Carries no stack trace of its own. */
public final class JetStreamStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JetStreamStoppedException(Throwable cause) {
        super(reason(cause), cause, false, false);
    }

    /** The text for the log, {@code /healthz} and the end of the process. */
    static String reason(Throwable cause) {
        return "JetStream has stopped: " + cause;
    }
}
