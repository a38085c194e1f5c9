package io.topz.broker.protocol;

/** The texts of {@code -ERR}, identical to those of nats-server because clients compare them. */
public final class ErrorText {

    public static final String UNKNOWN_OPERATION = "Unknown Protocol Operation";
    public static final String MAX_CONTROL_LINE = "maximum control line exceeded";
    public static final String MAX_PAYLOAD = "Maximum Payload Violation";
    public static final String MAX_CONNECTIONS = "maximum connections exceeded";
    public static final String MAX_SUBSCRIPTIONS = "maximum subscriptions exceeded";
    public static final String AUTHORIZATION_VIOLATION = "Authorization Violation";
    public static final String AUTHENTICATION_TIMEOUT = "Authentication Timeout";
    public static final String INVALID_SUBJECT = "Invalid Subject";
    public static final String INVALID_PUBLISH_SUBJECT = "Invalid Publish Subject";
    public static final String STALE_CONNECTION = "Stale Connection";
    public static final String INVALID_CLIENT_PROTOCOL = "invalid client protocol";
    public static final String NO_RESPONDERS_REQUIRES_HEADERS = "no responders requires headers support";

    private ErrorText() {}

    /** The error of a publish to a subject that the client may not use. */
    public static String publishViolation(byte[] buffer, int offset, int length) {
        return "Permissions Violation for Publish to " + Quoted.of(buffer, offset, length);
    }

    /** The error of a reply subject that the client may not use. */
    public static String replyViolation(byte[] buffer, int offset, int length) {
        return "Permissions Violation for Publish with Reply of " + Quoted.of(buffer, offset, length);
    }
}
