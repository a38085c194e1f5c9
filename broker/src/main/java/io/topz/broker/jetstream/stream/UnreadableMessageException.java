package io.topz.broker.jetstream.stream;

/**
 * Says that a message may be there but cannot be read now. The stream repeats the read, and informs its {@link StreamListener} when
 * it has succeeded.
 */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long sequence;

    UnreadableMessageException(long sequence, Throwable cause) {
        super("message " + sequence + " cannot be read now", cause);
        this.sequence = sequence;
    }

    /** The message that could not be read. */
    public long sequence() {
        return sequence;
    }
}
