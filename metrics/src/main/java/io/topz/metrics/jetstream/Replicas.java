package io.topz.metrics.jetstream;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.text.Quantity;
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

    /** The leader for people: {@code n2}, or {@code n2 (follower n1)} when the numbers are those of a follower. */
    public static String leaderText(Origin origin, @Nullable ClusterInfo cluster) {
        if (origin.role() == Role.NO_LEADER) {
            return "no leader";
        }
        String leader = cluster == null ? origin.server() : cluster.leader();
        if (leader == null) {
            return Quantity.UNKNOWN;
        }
        String follower = origin.server() == null ? "" : origin.server();
        return origin.role() == Role.LEADER ? leader : leader + " (follower " + follower + ")";
    }

    /** The copies for people: {@code 3}, {@code 3 lag 120}, {@code 3, 1 offline}; only the leader knows. */
    public static String text(Origin origin, @Nullable ClusterInfo cluster) {
        if (cluster == null || !origin.isLeader()) {
            return Quantity.UNKNOWN;
        }
        List<PeerInfo> peers = of(cluster);
        String copies = Integer.toString(peers.size() + 1);
        long offline = peers.stream().filter(Replicas::isOffline).count();
        if (offline > 0) {
            return copies + ", " + offline + " offline";
        }
        long lag = maxLag(peers);
        if (lag != 0) {
            return copies + " lag " + Long.toUnsignedString(lag);
        }
        return peers.stream().allMatch(Replicas::isCurrent) ? copies : copies + " not current";
    }
}
