package io.topz.broker.jetstream.consumer;

import io.topz.broker.store.StreamMessage;

/** The target of a consumer's deliveries: pull requests, or a subject. Times are nanoseconds of the epoch. */
interface DeliveryTarget {

    /** Whether a subscriber wants a message. */
    boolean isReady();

    /** When a message may go that was not delivered before; not later than {@code now} for at once. */
    default long opensAt(StreamMessage message, long now) {
        return 0;
    }

    /** Sends a message. Returns whether anybody received it. */
    boolean send(DeliveryMessage outgoing, StreamMessage message, long now);

    /** There is nothing more to send for now; {@code nothingLeft} says that it is so because there is nothing more. */
    void settle(boolean nothingLeft, long now);

    /** Whether it is used, so that the consumer must not be removed. */
    boolean isInUse();

    /** The stream is gone, or the consumer; waiting subscribers are informed of the reason. */
    void close(String reason);
}
