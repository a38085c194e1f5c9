package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of a stream or a consumer.
 *
 * @param name cluster
 * @param raftGroup name of the raft group (since 2.10.4)
 * @param leader server that leads, absent without one
 * @param leaderSince when it became leader; only on the leader (since 2.11.9)
 * @param systemAccount whether raft traffic runs in the system account (since 2.11.9)
 * @param trafficAccount account in which raft traffic runs (since 2.11.9)
 * @param replicas the other servers, by name
 * @param desired a change of the replicas under way (since 2.15)
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
