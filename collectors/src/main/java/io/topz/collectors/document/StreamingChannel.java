package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a NATS Streaming server.
 *
 * @param name name
 * @param msgs messages that are stored
 * @param bytes bytes of those
 * @param firstSeq sequence of the first one; after the last when all have expired
 * @param lastSeq sequence of the last one that was ever stored
 * @param subsCount its subscriptions, online or not (since 0.21)
 * @param subscriptions those, when asked for
 */
@RecordBuilder
public record StreamingChannel(
        @Nullable String name,
        @Nullable Long msgs,
        @Uint64 @Nullable Long bytes,
        @Uint64 @Nullable Long firstSeq,
        @Uint64 @Nullable Long lastSeq,
        @Nullable Long subsCount,
        @Nullable List<StreamingSubscription> subscriptions) {}
