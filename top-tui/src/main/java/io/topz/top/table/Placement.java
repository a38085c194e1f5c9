package io.topz.top.table;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.metrics.jetstream.Origin;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.text.Quantity;
import io.topz.top.format.SafeText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns that say where a stream or a consumer is. */
public final class Placement {

    private Placement() {}

    /** The account, while there is more than one. */
    static <R> Column<R> account(Function<R, String> account) {
        return Columns.<R>text("ACCOUNT", 0, account)
                .names(true)
                .narrow(8)
                .rank(8)
                .shown((look, rows) ->
                        rows.stream().anyMatch(row -> !account.apply(row).equals(account.apply(rows.get(0)))))
                .build();
    }

    /** The leader, and whether its numbers are shown; while there is a cluster. */
    static <R> Column<R> leader(Function<R, Origin> origin, Function<R, @Nullable ClusterInfo> cluster) {
        return Columns.<R>plain(
                        "LEADER",
                        6,
                        row -> leader(origin.apply(row), cluster.apply(row)),
                        row -> leader(origin.apply(row), cluster.apply(row)))
                .tone((row, look) -> tone(origin.apply(row).role()))
                .rank(8)
                .shown((look, rows) -> rows.stream().anyMatch(row -> isClustered(cluster.apply(row))))
                .build();
    }

    /** How many copies there are and whether they keep up; while there is a cluster. */
    static <R> Column<R> replicas(Function<R, Origin> origin, Function<R, @Nullable ClusterInfo> cluster) {
        return Columns.<R>plain(
                        "REPLICAS",
                        8,
                        row -> replicas(origin.apply(row), cluster.apply(row)),
                        row -> replicas(origin.apply(row), cluster.apply(row)))
                .tone((row, look) -> isTroubled(origin.apply(row), cluster.apply(row)) ? Tone.WARN : Tone.PLAIN)
                .rank(11)
                .shown((look, rows) -> rows.stream().anyMatch(row -> isClustered(cluster.apply(row))))
                .build();
    }

    /** {@code n2}, or {@code n2 (follower n1)} when these are the numbers of a follower. */
    public static String leader(Origin origin, @Nullable ClusterInfo cluster) {
        if (origin.role() == Role.NO_LEADER) {
            return "no leader";
        }
        String leader = cluster == null ? origin.server() : cluster.leader();
        if (leader == null) {
            return Quantity.UNKNOWN;
        }
        return origin.role() == Role.LEADER
                ? SafeText.of(leader)
                : SafeText.of(leader) + " (follower " + SafeText.orEmpty(origin.server()) + ")";
    }

    /** {@code 3}, {@code 3 lag 120}, {@code 3, 1 offline}; only the leader knows. */
    public static String replicas(Origin origin, @Nullable ClusterInfo cluster) {
        if (cluster == null || !origin.isLeader()) {
            return Quantity.UNKNOWN;
        }
        List<PeerInfo> peers = Replicas.of(cluster);
        String copies = Integer.toString(peers.size() + 1);
        long offline = peers.stream().filter(Replicas::isOffline).count();
        if (offline > 0) {
            return copies + ", " + offline + " offline";
        }
        long lag = Replicas.maxLag(peers);
        if (lag != 0) {
            return copies + " lag " + Long.toUnsignedString(lag);
        }
        return peers.stream().allMatch(Replicas::isCurrent) ? copies : copies + " not current";
    }

    private static boolean isTroubled(Origin origin, @Nullable ClusterInfo cluster) {
        return origin.isLeader()
                && Replicas.of(cluster).stream()
                        .anyMatch(peer -> Replicas.isOffline(peer) || !Replicas.isCurrent(peer));
    }

    /** Whether there is a cluster that it could have replicas in. */
    public static boolean isClustered(@Nullable ClusterInfo cluster) {
        return cluster != null && cluster.name() != null;
    }

    private static Tone tone(Role role) {
        return switch (role) {
            case LEADER -> Tone.PLAIN;
            case FOLLOWER -> Tone.WARN;
            case NO_LEADER -> Tone.BAD;
        };
    }
}
