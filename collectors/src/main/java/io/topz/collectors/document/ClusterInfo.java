package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of a stream or a consumer.
 *
 * @param name cluster name; since 2.2.0
 * @param raftGroup since 2.10.4
 * @param leader server name; since 2.2.0
 * @param leaderSince only on the leader itself; since 2.11.9
 * @param systemAccount raft traffic runs in the system account; since 2.11.9
 * @param trafficAccount since 2.11.9
 * @param replicas other peers, sorted by name; since 2.2.0
 * @param desired reconfiguration under way; since 2.15
 */
@RecordBuilder
public record ClusterInfo(
        @Nullable String name,
        @Nullable String raftGroup,
        @Nullable String leader,
        @Nullable Instant leaderSince,
        @Nullable Boolean systemAccount,
        @Nullable String trafficAccount,
        @Nullable List<PeerInfo> replicas,
        @Nullable JsonNode desired) {}
