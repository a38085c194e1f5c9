package io.topz.broker.reactor;

import io.topz.broker.protocol.Message;

/** A receiver of messages in turns of a reactor. */
@FunctionalInterface
public interface Receiver {

    /** Takes one message; it is valid until this returns. Called in a turn. */
    void receive(Message message);

    /** Whether taking it is a matter of microseconds, whatever there is. Any thread. */
    default boolean isQuick(Message message) {
        return false;
    }
}
