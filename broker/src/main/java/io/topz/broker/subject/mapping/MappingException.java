package io.topz.broker.subject.mapping;

/** Thrown when two subjects do not form a valid mapping. The message is that of nats-server. */
public final class MappingException extends Exception {

    private static final long serialVersionUID = 1L;

    private MappingException(String message) {
        super(message, null, false, false);
    }

    static MappingException badSubject() {
        return new MappingException("invalid subject");
    }

    static MappingException badDestination(String why, String token) {
        return new MappingException("invalid mapping destination: " + why + " in " + token);
    }
}
