package io.topz.broker.client;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One subscription at one moment.
 *
 * @param subject what it wants
 * @param queue its group, or null
 * @param sid the client's id for it
 * @param msgs delivered so far
 * @param max after how many it ends, 0 for never
 */
public record SubscriptionFigures(
        ByteString subject, @Nullable ByteString queue, ByteString sid, long msgs, long max) {

    public static SubscriptionFigures of(Subscription subscription) {
        return new SubscriptionFigures(
                subscription.subject(),
                subscription.queue(),
                subscription.sid(),
                subscription.delivered(),
                subscription.max());
    }
}
