package io.topz.broker.options;

import java.time.Duration;

/**
 * The limits of a channel of NATS Streaming. Zero means that there is no limit.
 *
 * @param maxSubscriptions how many subscriptions it may have, offline ones included
 * @param maxMessages how many messages are kept; the oldest go first
 * @param maxBytes how many bytes of messages are kept; the newest message is kept in any case
 * @param maxAge how long a message is kept
 * @param maxInactivity how long a channel is kept that nobody publishes or subscribes to
 */
public record ChannelLimits(
        int maxSubscriptions, long maxMessages, long maxBytes, Duration maxAge, Duration maxInactivity) {

    /** The limits of nats-streaming-server. */
    public static final ChannelLimits DEFAULT =
            new ChannelLimits(1000, 1_000_000, 1_024_000_000, Duration.ZERO, Duration.ZERO);

    /** Refuses what cannot work. */
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
