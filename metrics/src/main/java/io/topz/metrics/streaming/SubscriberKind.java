package io.topz.metrics.streaming;

import io.topz.collectors.document.StreamingSubscription;

/** The kind of a subscriber. */
public enum SubscriberKind {
    /** A subscription that ends with its client. */
    PLAIN("plain"),
    /** A subscription that outlives its client. */
    DURABLE("durable"),
    /** A group whose members share the messages; it ends with its last member. */
    QUEUE("queue"),
    /** A group that outlives its members. */
    DURABLE_QUEUE("durable queue");

    private final String word;

    SubscriberKind(String word) {
        this.word = word;
    }

    /** The text in the table. */
    public String word() {
        return word;
    }

    /** Whether it is a group whose members share the messages. */
    public boolean isQueue() {
        return this == QUEUE || this == DURABLE_QUEUE;
    }

    static SubscriberKind of(StreamingSubscription subscription) {
        boolean durable = Boolean.TRUE.equals(subscription.isDurable());
        if (subscription.queueName() == null || subscription.queueName().isEmpty()) {
            return durable ? DURABLE : PLAIN;
        }
        return durable ? DURABLE_QUEUE : QUEUE;
    }
}
