package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream with its consumers.
 *
 * @param name cluster name; since 2.2.0
 * @param created since 2.9.7
 * @param cluster ClusterInfo; single server: {leader: server name}; since 2.2.0
 * @param config config=1: StreamConfig; since 2.2.0
 * @param state StreamState; since 2.2.0
 * @param consumerDetail consumers=1: ConsumerInfo, public consumers; since 2.2.0
 * @param directConsumerDetail direct-consumers=1 with consumers=1: internal mirror/source consumers; since 2.11.11
 * @param mirror StreamSourceInfo; only where the mirror runs (leader); since 2.7.1
 * @param sources StreamSourceInfo; since 2.7.1
 * @param streamRaftGroup raft=1; since 2.9.15
 * @param consumerRaftGroups raft=1: [{name, raft_group}]; since 2.9.15
 */
@RecordBuilder
public record StreamDetail(
        @Nullable String name,
        @Nullable Instant created,
        @Nullable ClusterInfo cluster,
        @Nullable StreamConfig config,
        @Nullable StreamState state,
        @Nullable List<ConsumerInfo> consumerDetail,
        @Nullable List<ConsumerInfo> directConsumerDetail,
        @Nullable StreamSourceInfo mirror,
        @Nullable List<StreamSourceInfo> sources,
        @Nullable String streamRaftGroup,
        @Nullable List<JsonNode> consumerRaftGroups) {}
