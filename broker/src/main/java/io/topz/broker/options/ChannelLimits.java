package io.topz.broker.options;

import java.time.Duration;

/**
 * The limits of a channel of NATS Streaming. Zero means unlimited.
 *
 * @param maxSubscriptions the maximum number of subscriptions, offline ones included
 * @param maxMessages the maximum number of messages; the oldest are removed first
 * @param maxBytes the maximum number of message bytes; the newest message is always kept
 * @param maxAge the time for which a message is kept
 * @param maxInactivity the time for which a channel without publishers and subscribers is kept
 */
public record ChannelLimits(
        int maxSubscriptions, long maxMessages, long maxBytes, Duration maxAge, Duration maxInactivity) {

    /** The defaults of nats-streaming-server. */
    public static final ChannelLimits DEFAULT =
            new ChannelLimits(1000, 1_000_000, 1_024_000_000, Duration.ZERO, Duration.ZERO);

    /** Rejects invalid values. */
    public ChannelLimits {
        if (maxSubscriptions < 0
                || maxMessages < 0
                || maxBytes < 0
                || maxAge.isNegative()
                || maxInactivity.isNegative()) {
            throw new IllegalArgumentException("the limits of a channel may not be negative");
        }
    }
}
