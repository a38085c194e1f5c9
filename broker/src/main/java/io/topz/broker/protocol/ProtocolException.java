package io.topz.broker.protocol;

import java.util.Optional;

/** Thrown when a violation of the protocol ends a client's connection. It is expected and cheap: it has no stack trace. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ClosedReason reason;
    private final boolean told;

    private ProtocolException(String message, ClosedReason reason, boolean told) {
        super(message, null, false, false);
        this.reason = reason;
        this.told = told;
    }

    /** An error after which the client receives {@code -ERR 'text'} and the connection is closed. */
    public static ProtocolException fatal(String text, ClosedReason reason) {
        return new ProtocolException(text, reason, true);
    }

    /** An error after which the connection is closed without a message. */
    public static ProtocolException silent(String message, ClosedReason reason) {
        return new ProtocolException(message, reason, false);
    }

    static ProtocolException unknownOperation() {
        return fatal(ErrorText.UNKNOWN_OPERATION, ClosedReason.PROTOCOL_VIOLATION);
    }

    /** The error of a wrong number or form of arguments. */
    static ProtocolException badArguments(String message) {
        return silent(message, ClosedReason.PROTOCOL_VIOLATION);
    }

    public ClosedReason reason() {
        return reason;
    }

    /** The text of {@code -ERR}, if one is sent before closing. */
    public Optional<String> errorText() {
        return told ? Optional.ofNullable(getMessage()) : Optional.empty();
    }
}
