package io.topz.metrics.jetstream;

import io.topz.metrics.rate.PerSecond;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a stream per second of the server's clock. Unknown rates are null.
 *
 * @param in incoming messages, by the last sequence
 * @param messages growth of the number of stored messages, negative if it shrinks
 * @param bytes growth of the stored bytes
 */
public record StreamRates(
        @Nullable Double in,
        @Nullable Double messages,
        @Nullable Double bytes) {

    /** Unknown rates. */
    public static final StreamRates UNKNOWN = new StreamRates(null, null, null);

    /** The counters of a stream. */
    record Counters(
            @Nullable Long lastSeq,
            @Nullable Long messages,
            @Nullable Long bytes) {}

    static StreamRates between(Counters before, Counters now, double seconds) {
        return new StreamRates(
                PerSecond.grown(before.lastSeq, now.lastSeq, seconds),
                PerSecond.changed(before.messages, now.messages, seconds),
                PerSecond.changed(before.bytes, now.bytes, seconds));
    }
}
