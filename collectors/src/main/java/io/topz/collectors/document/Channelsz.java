package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a NATS Streaming server, or one of them. Served at {@code /streaming/channelsz}.
 *
 * @param clusterId id of the cluster
 * @param serverId id of the server, new at each start
 * @param now time of this answer
 * @param offset channels that were skipped
 * @param limit channels of a page at most
 * @param count channels of this page
 * @param total all channels
 * @param names the names of the page, when subscriptions are not asked for; absent when there are none
 * @param channels the page, sorted by name, when subscriptions are asked for
 * @param channel the only content of the answer about one channel
 */
@RecordBuilder
public record Channelsz(
        @Nullable String clusterId,
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long offset,
        @Nullable Long limit,
        @Nullable Long count,
        @Nullable Long total,
        @Nullable List<String> names,
        @Nullable List<StreamingChannel> channels,
        @Inline @Nullable StreamingChannel channel)
        implements Document {}
