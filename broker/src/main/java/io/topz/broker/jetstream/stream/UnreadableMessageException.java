package io.topz.broker.jetstream.stream;

/**
 * Thrown when a message may exist but cannot be read now. The stream repeats the read, and informs its {@link StreamListener} when it
 * succeeds.
 */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long sequence;

    UnreadableMessageException(long sequence, Throwable cause) {
        super("message " + sequence + " cannot be read now", cause);
        this.sequence = sequence;
    }

    /** The sequence of the message. */
    public long sequence() {
        return sequence;
    }
}
