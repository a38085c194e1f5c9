package io.topz.broker.streaming.channel;

/** Thrown when there may be no such channel; the message is for the client. */
public final class ChannelRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    ChannelRefusedException(String message) {
        super(message);
    }
}
