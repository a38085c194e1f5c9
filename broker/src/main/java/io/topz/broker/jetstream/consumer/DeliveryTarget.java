package io.topz.broker.jetstream.consumer;

import io.topz.broker.store.StreamMessage;

/** The target of a consumer's deliveries: pull requests or a subject. Times are in nanoseconds since the epoch. */
interface DeliveryTarget {

    /** Whether a subscriber is waiting for a message. */
    boolean isReady();

    /** The time at which a message may be delivered for the first time; at most {@code now} means immediately. */
    default long opensAt(StreamMessage message, long now) {
        return 0;
    }

    /** Sends a message; returns whether a subscriber received it. */
    boolean send(DeliveryMessage outgoing, StreamMessage message, long now);

    /** Called when nothing more can be sent for now; {@code nothingLeft} tells whether all messages were delivered. */
    void settle(boolean nothingLeft, long now);

    /** Whether it is in use, so that the consumer must not be removed for inactivity. */
    boolean isInUse();

    /** Called when the stream or the consumer is deleted. Waiting subscribers receive the reason. */
    void close(String reason);
}
