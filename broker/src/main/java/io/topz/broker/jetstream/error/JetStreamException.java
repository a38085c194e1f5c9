package io.topz.broker.jetstream.error;

/** The refusal of a request. Its message is meant for the client. */
public final class JetStreamException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    JetStreamException(ApiError error) {
        super(error.description(), null, false, false);
        this.error = error;
    }

    /** An exception with an error that is already known. */
    public static JetStreamException of(ApiError error) {
        return new JetStreamException(error);
    }

    /** The error for the client. */
    public ApiError error() {
        return error;
    }
}
