package io.topz.broker.jetstream.error;

/** A request that is refused; the message is for the client. */
public final class JetStreamException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    JetStreamException(ApiError error) {
        super(error.description(), null, false, false);
        this.error = error;
    }

    /** To be thrown when that is known already. */
    public static JetStreamException of(ApiError error) {
        return new JetStreamException(error);
    }

    /** The message for the client. */
    public ApiError error() {
        return error;
    }
}
