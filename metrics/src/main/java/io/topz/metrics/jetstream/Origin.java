package io.topz.metrics.jetstream;

import io.topz.collectors.document.ClusterInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server that reported the numbers, and its authority over them.
 *
 * @param server its name; null if it is not reported
 * @param run changes when the server's counters and clock are reset
 * @param now the server's time; null if it is not reported
 * @param role the role of the server for the stream or consumer
 */
public record Origin(
        @Nullable String server,
        @Nullable Object run,
        @Nullable Instant now,
        Role role) {

    /** The role of a server for a stream or a consumer. */
    public enum Role {
        /** The numbers are authoritative: the server leads, or there are no replicas. */
        LEADER,
        /** The numbers may be outdated, and those of a consumer are wrong. */
        FOLLOWER,
        /** There is no leader: nothing is stored or delivered. */
        NO_LEADER
    }

    /** Whether the numbers are authoritative. */
    public boolean isLeader() {
        return role == Role.LEADER;
    }

    /** The role of a server according to its report of the replicas. If the report does not name the server, it counts as the leader. */
    public static Role role(@Nullable ClusterInfo cluster, @Nullable String server) {
        if (cluster == null) {
            return Role.LEADER;
        }
        if (cluster.leader() == null || cluster.leader().isEmpty()) {
            return cluster.name() == null ? Role.LEADER : Role.NO_LEADER;
        }
        return server == null || Objects.equals(cluster.leader(), server) ? Role.LEADER : Role.FOLLOWER;
    }
}
