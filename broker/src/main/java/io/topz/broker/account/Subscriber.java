package io.topz.broker.account;

import io.topz.broker.protocol.Message;

/** A receiver of messages: a connection, or a service inside the broker. */
public interface Subscriber {

    /**
     * Accepts one message, which is valid until this returns; returns false if it cannot be accepted. Called on the event loop of the
     * publisher, whose index is {@code loop}.
     */
    boolean deliver(int loop, Subscription subscription, Message message);

    /** Called when the subscription is about to receive its last message, on the publisher's event loop, whose index is {@code loop}. */
    void exhausted(int loop, Subscription subscription);
}
