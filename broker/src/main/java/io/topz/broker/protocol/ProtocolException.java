package io.topz.broker.protocol;

import java.util.Optional;

/** A violation of the protocol that ends the client's connection. Expected and cheap: it has no stack trace. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ClosedReason reason;
    private final boolean told;

    private ProtocolException(String message, ClosedReason reason, boolean told) {
        super(message, null, false, false);
        this.reason = reason;
        this.told = told;
    }

    /** The client receives {@code -ERR 'text'}, then the connection closes. */
    public static ProtocolException fatal(String text, ClosedReason reason) {
        return new ProtocolException(text, reason, true);
    }

    /** The connection closes without a word. */
    public static ProtocolException silent(String message, ClosedReason reason) {
        return new ProtocolException(message, reason, false);
    }

    static ProtocolException unknownOperation() {
        return fatal(ErrorText.UNKNOWN_OPERATION, ClosedReason.PROTOCOL_VIOLATION);
    }

    /** Wrong number or form of arguments. */
    static ProtocolException badArguments(String message) {
        return silent(message, ClosedReason.PROTOCOL_VIOLATION);
    }

    public ClosedReason reason() {
        return reason;
    }

    /** What to say before closing. */
    public Optional<String> errorText() {
        return told ? Optional.ofNullable(getMessage()) : Optional.empty();
    }
}
