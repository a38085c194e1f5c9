package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meta group of a JetStream cluster.
 *
 * @param name cluster name; since 2.6.2
 * @param leader meta leader server name, "" absent when none; since 2.6.2
 * @param peer 8-character peer id of the leader; since 2.9.1
 * @param replicas the other servers (PeerInfo). 2.9-2.14: only filled on the leader (earlier also not); 2.15: on all; since 2.6.2
 * @param clusterSize expected number of peers; since 2.6.2
 * @param quorumNeeded since 2.15
 * @param rescue quorum was lowered by hand; since 2.15
 * @param pending API requests queued (sum of the next two since 2.14); since 2.10.21
 * @param pendingRequests create/update/delete queued; since 2.14.0
 * @param pendingInfos info requests queued; since 2.14.0
 * @param snapshot meta snapshot statistics; since 2.11.11
 */
@RecordBuilder
public record MetaClusterInfo(
        @Nullable String name,
        @Nullable String leader,
        @Nullable String peer,
        @Nullable List<PeerInfo> replicas,
        @Nullable Long clusterSize,
        @Nullable Long quorumNeeded,
        @Nullable Boolean rescue,
        @Nullable Long pending,
        @Nullable Long pendingRequests,
        @Nullable Long pendingInfos,
        @Nullable MetaSnapshotStats snapshot) {}
