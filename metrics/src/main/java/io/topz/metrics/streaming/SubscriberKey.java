package io.topz.metrics.streaming;

import io.topz.collectors.document.StreamingSubscription;
import java.util.Comparator;
import java.util.Objects;

/**
 * The identity of a subscriber.
 *
 * @param client the client of a durable; empty for the others
 * @param name the name of the durable or of the queue group; the inbox of a plain subscription
 * @param inbox the inbox of one member; empty for the subscriber as a whole
 */
public record SubscriberKey(String channel, SubscriberKind kind, String client, String name, String inbox)
        implements Comparable<SubscriberKey> {

    private static final Comparator<SubscriberKey> ORDER = Comparator.comparing(SubscriberKey::channel)
            .thenComparing(SubscriberKey::kind)
            .thenComparing(SubscriberKey::client)
            .thenComparing(SubscriberKey::name)
            .thenComparing(SubscriberKey::inbox);

    static SubscriberKey of(String channel, StreamingSubscription subscription) {
        SubscriberKind kind = SubscriberKind.of(subscription);
        return switch (kind) {
            case PLAIN ->
                new SubscriberKey(channel, kind, "", Objects.requireNonNullElse(subscription.inbox(), ""), "");
            case DURABLE ->
                new SubscriberKey(
                        channel,
                        kind,
                        Objects.requireNonNullElse(subscription.clientId(), ""),
                        Objects.requireNonNullElse(subscription.durableName(), ""),
                        "");
            case QUEUE, DURABLE_QUEUE ->
                new SubscriberKey(channel, kind, "", Objects.requireNonNullElse(subscription.queueName(), ""), "");
        };
    }

    /** The identity of one member. */
    SubscriberKey member(StreamingSubscription member) {
        return new SubscriberKey(channel, kind, client, name, String.valueOf(member.inbox()));
    }

    /** The identity of the subscriber as a whole. */
    public SubscriberKey whole() {
        return new SubscriberKey(channel, kind, client, name, "");
    }

    @Override
    public int compareTo(SubscriberKey other) {
        return ORDER.compare(this, other);
    }
}
