package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream with its consumers.
 *
 * @param name name
 * @param created when it was made (since 2.9.7)
 * @param cluster its replicas; of a single server only the leader
 * @param config its configuration, when asked for
 * @param state what it holds
 * @param consumerDetail its consumers, when asked for
 * @param directConsumerDetail its internal consumers, when asked for (since 2.11.11)
 * @param mirror how far it follows the stream that it copies; only on the leader (since 2.7.1)
 * @param sources how far it follows the streams from which it gathers; only on the leader (since 2.7.1)
 * @param streamRaftGroup name of its raft group, when asked for (since 2.9.15)
 * @param consumerRaftGroups {@code {name, raft_group}} of its consumers, when asked for (since 2.9.15)
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
