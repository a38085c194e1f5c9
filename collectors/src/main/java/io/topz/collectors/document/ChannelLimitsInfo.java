package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a channel of a NATS Streaming server. Zero is no limit.
 *
 * @param maxMsgs messages at most
 * @param maxBytes bytes at most
 * @param maxAge age of a message at most (nanoseconds)
 * @param maxSubscriptions subscriptions at most, durable ones that are offline included
 * @param maxInactivity how long it is kept without subscribers and messages (nanoseconds, since 0.9)
 */
@RecordBuilder
public record ChannelLimitsInfo(
        @Nullable Long maxMsgs,
        @Nullable Long maxBytes,
        @Nullable Long maxAge,
        @Nullable Long maxSubscriptions,
        @Nullable Long maxInactivity) {}
