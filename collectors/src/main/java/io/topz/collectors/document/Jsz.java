package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JetStream state of a server. Served at {@code /jsz}.
 *
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart; since 2.2.0
 * @param now time of this answer, UTC; since 2.2.0
 * @param disabled true when JetStream is off; since 2.2.0
 * @param config JetStreamConfig; since 2.2.0
 * @param limits JSLimitOpts; since 2.10.28
 * @param memory bytes used in memory streams; since 2.2.0
 * @param storage bytes used in file streams; since 2.2.0
 * @param reservedMemory bytes reserved by max_bytes of streams (server) or account limit (account detail; unlimited =
 *     18446744073709551615); since 2.6.0
 * @param reservedStorage same, file; since 2.6.0
 * @param accounts accounts with JetStream on this server; since 2.2.0
 * @param haAssets raft groups on this server (meta + streams + consumers); since 2.7.3
 * @param api JetStreamAPIStats; since 2.2.0
 * @param streams streams with a local replica, all accounts; since 2.7.0
 * @param streamsLeader raft=1 only: streams led here (unreplicated count); since 2.11.11
 * @param consumers since 2.7.0
 * @param consumersLeader raft=1 only; since 2.11.11
 * @param messages sum over local streams; since 2.7.0
 * @param bytes sum over local streams; since 2.7.0
 * @param metaCluster MetaClusterInfo, only clustered; since 2.2.0
 * @param accountDetails AccountDetail; since 2.2.0
 * @param total API requests handled by this server; since 2.10.28
 */
@RecordBuilder
public record Jsz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Boolean disabled,
        @Nullable JetStreamConfig config,
        @Nullable JetStreamLimits limits,
        @Uint64 @Nullable Long memory,
        @Uint64 @Nullable Long storage,
        @Uint64 @Nullable Long reservedMemory,
        @Uint64 @Nullable Long reservedStorage,
        @Nullable Long accounts,
        @Nullable Long haAssets,
        @Nullable JetStreamApiStats api,
        @Nullable Long streams,
        @Nullable Long streamsLeader,
        @Nullable Long consumers,
        @Nullable Long consumersLeader,
        @Uint64 @Nullable Long messages,
        @Uint64 @Nullable Long bytes,
        @Nullable MetaClusterInfo metaCluster,
        @Nullable List<AccountDetail> accountDetails,
        @Nullable Long total)
        implements Document {}
