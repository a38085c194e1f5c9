package io.topz.metrics.jetstream;

import io.topz.metrics.rate.PerSecond;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a consumer per second of the server's clock. Unknown rates are null.
 *
 * @param lag growth of the number of undelivered messages, negative if the consumer catches up
 * @param delivered deliveries, including redeliveries
 * @param acked growth of the acknowledgement floor, up to which all deliveries are acknowledged
 */
public record ConsumerRates(
        @Nullable Double lag,
        @Nullable Double delivered,
        @Nullable Double acked) {

    /** Unknown rates. */
    public static final ConsumerRates UNKNOWN = new ConsumerRates(null, null, null);

    /** The counters of a consumer. */
    record Counters(
            @Nullable Long lag,
            @Nullable Long delivered,
            @Nullable Long acked) {}

    static ConsumerRates between(Counters before, Counters now, double seconds) {
        return new ConsumerRates(
                PerSecond.changed(before.lag, now.lag, seconds),
                PerSecond.grown(before.delivered, now.delivered, seconds),
                PerSecond.grown(before.acked, now.acked, seconds));
    }
}
