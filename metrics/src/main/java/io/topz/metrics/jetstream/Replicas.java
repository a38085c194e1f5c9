package io.topz.metrics.jetstream;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for the replicas of a group, by the word of its leader: what it does not say is not taken for well. */
public final class Replicas {

    private Replicas() {}

    /** The other servers of a group; none when it has no replicas. */
    public static List<PeerInfo> of(@Nullable ClusterInfo cluster) {
        return cluster == null || cluster.replicas() == null ? List.of() : cluster.replicas();
    }

    /** Whether a replica is not seen. */
    public static boolean isOffline(PeerInfo peer) {
        return Boolean.TRUE.equals(peer.offline());
    }

    /** Whether a replica has caught up and was seen lately; not when the leader does not say. */
    public static boolean isCurrent(PeerInfo peer) {
        return Boolean.TRUE.equals(peer.current());
    }

    /** The entries that a replica is behind, unsigned. Servers leave out a zero. */
    public static long lag(PeerInfo peer) {
        return peer.lag() == null ? 0 : peer.lag();
    }

    /** The entries that the replica furthest behind lacks, unsigned; 0 when there is none. */
    public static long maxLag(List<PeerInfo> peers) {
        return peers.stream().map(Replicas::lag).max(Long::compareUnsigned).orElse(0L);
    }
}
