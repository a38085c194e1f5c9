package io.topz.metrics.jetstream;

import io.topz.metrics.rate.PerSecond;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a consumer per second of the server's own time; null means unknown.
 *
 * @param lag how many more messages wait to be delivered, less than zero when it catches up
 * @param delivered deliveries, repeated ones included
 * @param acked how fast the acknowledgement floor moves: the deliveries up to it are all acknowledged
 */
public record ConsumerRates(
        @Nullable Double lag,
        @Nullable Double delivered,
        @Nullable Double acked) {

    /** No rate is known. */
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
