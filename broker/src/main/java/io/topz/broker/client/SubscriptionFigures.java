package io.topz.broker.client;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A subscription at one moment.
 *
 * @param subject the subject, which may have wildcards
 * @param queue the queue group, or null
 * @param sid the id chosen by the client
 * @param msgs the number of delivered messages
 * @param max the number of messages after which it ends, 0 for never
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
