package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JetStream state of a server. Served at {@code /jsz}.
 *
 * @param serverId id of the server, new at each start
 * @param now time of this answer, UTC
 * @param disabled true when JetStream is off
 * @param config configuration; zeros when JetStream is off
 * @param limits limits of the server (since 2.10.28)
 * @param memory bytes in memory streams of this server
 * @param storage bytes in file streams of this server
 * @param reservedMemory bytes that streams have reserved (since 2.6.0)
 * @param reservedStorage bytes that streams have reserved (since 2.6.0)
 * @param accounts accounts with JetStream on this server
 * @param haAssets raft groups on this server (since 2.7.3)
 * @param api requests to the JetStream API of this server
 * @param streams streams with a replica here, of all accounts (since 2.7.0)
 * @param streamsLeader of those, led here; when raft is asked for (since 2.11.11)
 * @param consumers consumers with a replica here (since 2.7.0)
 * @param consumersLeader of those, led here; when raft is asked for (since 2.11.11)
 * @param messages messages in those streams (since 2.7.0)
 * @param bytes bytes of those (since 2.7.0)
 * @param metaCluster the meta group, in clusters
 * @param accountDetails a page of accounts, when asked for
 * @param total accounts with JetStream, before paging (since 2.10.28)
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
