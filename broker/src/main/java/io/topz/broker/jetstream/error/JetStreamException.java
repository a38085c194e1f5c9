package io.topz.broker.jetstream.error;

/** A request that is refused; the message is what the client is told. */
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

    /** What the client is told. */
    public ApiError error() {
        return error;
    }
}
