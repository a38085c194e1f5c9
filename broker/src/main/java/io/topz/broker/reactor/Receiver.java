package io.topz.broker.reactor;

import io.topz.broker.protocol.Message;

/** A receiver of messages in turns of a reactor. */
@FunctionalInterface
public interface Receiver {

    /** Receives one message, which is valid until this returns. Called in a turn. */
    void receive(Message message);

    /** Whether handling it takes only microseconds in any case. May be called on any thread. */
    default boolean isQuick(Message message) {
        return false;
    }
}
