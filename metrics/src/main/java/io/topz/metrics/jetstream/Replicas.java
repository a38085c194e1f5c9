package io.topz.metrics.jetstream;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for the replicas of a group as reported by its leader. A value that is not reported does not count as healthy. */
public final class Replicas {

    private Replicas() {}

    /** The other servers of a group; none if it has no replicas. */
    public static List<PeerInfo> of(@Nullable ClusterInfo cluster) {
        return cluster == null || cluster.replicas() == null ? List.of() : cluster.replicas();
    }

    /** Whether a replica is offline. */
    public static boolean isOffline(PeerInfo peer) {
        return Boolean.TRUE.equals(peer.offline());
    }

    /** Whether a replica is up to date and was seen recently; false if the leader does not report it. */
    public static boolean isCurrent(PeerInfo peer) {
        return Boolean.TRUE.equals(peer.current());
    }

    /** The number of entries that a replica is behind, unsigned. Servers omit a zero. */
    public static long lag(PeerInfo peer) {
        return peer.lag() == null ? 0 : peer.lag();
    }

    /** The lag of the replica that is furthest behind, unsigned; 0 if there is none. */
    public static long maxLag(List<PeerInfo> peers) {
        return peers.stream().map(Replicas::lag).max(Long::compareUnsigned).orElse(0L);
    }
}
