package io.topz.metrics.jetstream;

import io.topz.collectors.document.ClusterInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server that reported the numbers, and its authority over them.
 *
 * @param server its name, null when it does not say
 * @param run what changes when the server's counters and clock begin again
 * @param now the server's time of the answer, null when it does not say
 * @param role what the server is to the stream or consumer
 */
public record Origin(
        @Nullable String server,
        @Nullable Object run,
        @Nullable Instant now,
        Role role) {

    /** The role of a server for a stream or a consumer. */
    public enum Role {
        /** The numbers count: it leads, or there is nobody else. */
        LEADER,
        /** The numbers may be old, and those of a consumer are wrong. */
        FOLLOWER,
        /** Nobody leads: nothing is stored or delivered. */
        NO_LEADER
    }

    /** Whether the numbers count. */
    public boolean isLeader() {
        return role == Role.LEADER;
    }

    /** The role of a server by what it says about the replicas; a server without a name is taken at its word. */
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
