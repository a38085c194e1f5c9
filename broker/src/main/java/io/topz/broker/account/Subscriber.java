package io.topz.broker.account;

import io.topz.broker.protocol.Message;

/** A receiver of messages: a connection, or a service inside the broker. */
public interface Subscriber {

    /**
     * Takes one message. Called on the event loop of the publisher, whose index is {@code loop}; the message is valid until
     * this returns. Returns false if it cannot be taken.
     */
    boolean deliver(int loop, Subscription subscription, Message message);

    /** The subscription is about to get its last message; called on the publisher's event loop, whose index is {@code loop}. */
    void exhausted(int loop, Subscription subscription);
}
