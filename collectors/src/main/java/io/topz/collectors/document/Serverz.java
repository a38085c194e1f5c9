package io.topz.collectors.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a NATS Streaming server in numbers. Served at {@code /streaming/serverz}.
 *
 * @param clusterId id of the cluster; empty on a standby of fault tolerance
 * @param serverId id of the server, new at each start
 * @param version its version
 * @param goVersion version of its Go runtime
 * @param state {@code STANDALONE}, {@code FT_ACTIVE}, {@code FT_STANDBY}, {@code CLUSTERED}, {@code FAILED} or {@code SHUTDOWN}
 * @param role {@code Leader}, {@code Follower}, {@code Candidate} or {@code Shutdown}, in a cluster (since 0.14)
 * @param nodeId id of the node, in a cluster (since 0.21.1)
 * @param now time of this answer
 * @param startTime when it started
 * @param uptime since then, as text
 * @param clients registered clients
 * @param subscriptions subscriptions, online or not; a durable queue group that is offline is one
 * @param channels channels
 * @param totalMsgs messages that are stored now; falls when messages expire
 * @param totalBytes bytes of those
 * @param inMsgs messages that were received since the start, refused ones included (since 0.17)
 * @param inBytes bytes of those (since 0.17)
 * @param outMsgs messages that were sent since the start, redeliveries included (since 0.17)
 * @param outBytes bytes of those (since 0.17)
 * @param openFds open file descriptors (since 0.12)
 * @param maxFds limit of file descriptors (since 0.12)
 */
@RecordBuilder
public record Serverz(
        @Nullable String clusterId,
        @Nullable String serverId,
        @Nullable String version,
        @JsonProperty("go") @Nullable String goVersion,
        @Nullable String state,
        @Nullable String role,
        @Nullable String nodeId,
        @Nullable Instant now,
        @Nullable Instant startTime,
        @Nullable String uptime,
        @Nullable Long clients,
        @Nullable Long subscriptions,
        @Nullable Long channels,
        @Nullable Long totalMsgs,
        @Uint64 @Nullable Long totalBytes,
        @Nullable Long inMsgs,
        @Nullable Long inBytes,
        @Nullable Long outMsgs,
        @Nullable Long outBytes,
        @Nullable Long openFds,
        @Nullable Long maxFds)
        implements Document {}
