package io.topz.metrics.streaming;

import io.topz.metrics.rate.PerSecond;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a subscriber per second of the server's clock. Unknown rates are null.
 *
 * @param lag growth of the number of messages that were not sent yet, negative if it catches up
 * @param sent growth of the last sequence that was sent
 */
public record SubscriberRates(
        @Nullable Double lag, @Nullable Double sent) {

    /** Unknown rates. */
    public static final SubscriberRates UNKNOWN = new SubscriberRates(null, null);

    /** The numbers of a subscriber. */
    record Counters(@Nullable Long lag, @Nullable Long lastSent) {}

    static SubscriberRates between(Counters before, Counters now, double seconds) {
        return new SubscriberRates(
                PerSecond.changed(before.lag, now.lag, seconds),
                PerSecond.grown(before.lastSent, now.lastSent, seconds));
    }
}
