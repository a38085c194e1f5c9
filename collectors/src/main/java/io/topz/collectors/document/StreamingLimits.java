package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a NATS Streaming store. Zero is no limit.
 *
 * @param maxChannels channels at most
 * @param maxMsgs messages of a channel at most
 * @param maxBytes bytes of a channel at most
 * @param maxAge age of a message at most (nanoseconds)
 * @param maxSubscriptions subscriptions of a channel at most, durable ones that are offline included
 * @param maxInactivity how long a channel is kept without subscribers and messages (nanoseconds, since 0.9)
 * @param channels the limits of channels that have their own, by name or pattern; what they inherit is filled in
 */
@RecordBuilder
public record StreamingLimits(
        @Nullable Long maxChannels,
        @Nullable Long maxMsgs,
        @Nullable Long maxBytes,
        @Nullable Long maxAge,
        @Nullable Long maxSubscriptions,
        @Nullable Long maxInactivity,
        @Nullable Map<String, ChannelLimitsInfo> channels) {}
