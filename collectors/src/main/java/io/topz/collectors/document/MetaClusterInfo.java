package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meta group of a JetStream cluster.
 *
 * @param name cluster (since 2.6.2)
 * @param leader server that leads, absent without one (since 2.6.2)
 * @param peer peer id of the leader, 8 characters (since 2.9.1)
 * @param replicas the other servers; until 2.14 only on the leader (since 2.6.2)
 * @param clusterSize servers that should be there (since 2.6.2)
 * @param quorumNeeded servers that must agree (since 2.15)
 * @param rescue whether the quorum was lowered by hand (since 2.15)
 * @param pending API requests that wait; the sum of the next two (since 2.10.21)
 * @param pendingRequests requests to create, update or delete that wait (since 2.14.0)
 * @param pendingInfos requests for information that wait (since 2.14.0)
 * @param snapshot snapshots of the group (since 2.11.11)
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
