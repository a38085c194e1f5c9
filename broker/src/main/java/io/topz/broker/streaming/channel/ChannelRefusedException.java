package io.topz.broker.streaming.channel;

/** Thrown when a channel cannot be created. The message is meant for the client. */
public final class ChannelRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    ChannelRefusedException(String message) {
        super(message);
    }
}
