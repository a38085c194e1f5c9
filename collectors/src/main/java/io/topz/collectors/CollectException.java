package io.topz.collectors;

/** A failure to read a source, with its kind and a sentence for people. Carries no stack trace. */
public final class CollectException extends RuntimeException {

    /** The reason why a source could not be read. */
    public enum Kind {
        /** No process listens on the port, or the connection broke. */
        UNREACHABLE,
        /** The answer did not arrive in time. */
        TIMEOUT,
        /** The port speaks the NATS client protocol: it is not the monitoring port. */
        CLIENT_PORT,
        /** Only one side used TLS, or a certificate was refused. */
        TLS,
        /** 401 or 403. */
        UNAUTHORIZED,
        /** 404: there is no such endpoint, or the base path is missing. */
        NOT_FOUND,
        /** Any other status except 200. */
        STATUS,
        /** The body is larger than the limit. */
        TOO_LARGE,
        /** The body is not the requested document. */
        MALFORMED,
        /** The source exists but cannot answer at the moment. */
        BUSY
    }

    private final Kind kind;

    public CollectException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
