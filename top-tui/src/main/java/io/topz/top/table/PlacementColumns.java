package io.topz.top.table;

import io.topz.collectors.document.ClusterInfo;
import io.topz.metrics.jetstream.Origin;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.jetstream.Replicas;
import io.topz.top.format.SafeText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates columns that show the location of a stream or consumer. */
public final class PlacementColumns {

    private PlacementColumns() {}

    /** The account, shown if there is more than one. */
    static <R> Column<R> account(Function<R, String> account) {
        return Columns.<R>text("ACCOUNT", 0, account)
                .names(true)
                .narrow(8)
                .rank(8)
                .shown((look, rows) ->
                        rows.stream().anyMatch(row -> !account.apply(row).equals(account.apply(rows.get(0)))))
                .build();
    }

    /** The leader, and whether the numbers are its own; shown in a cluster. */
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

    /** The number of replicas and whether they are up to date; shown in a cluster. */
    static <R> Column<R> replicas(Function<R, Origin> origin, Function<R, @Nullable ClusterInfo> cluster) {
        return Columns.<R>plain(
                        "REPLICAS",
                        8,
                        row -> Replicas.text(origin.apply(row), cluster.apply(row)),
                        row -> Replicas.text(origin.apply(row), cluster.apply(row)))
                .tone((row, look) -> isTroubled(origin.apply(row), cluster.apply(row)) ? Tone.WARN : Tone.PLAIN)
                .rank(11)
                .shown((look, rows) -> rows.stream().anyMatch(row -> isClustered(cluster.apply(row))))
                .build();
    }

    /** The leader as {@link Replicas#leaderText} writes it, harmless. */
    public static String leader(Origin origin, @Nullable ClusterInfo cluster) {
        return SafeText.of(Replicas.leaderText(origin, cluster));
    }

    private static boolean isTroubled(Origin origin, @Nullable ClusterInfo cluster) {
        return origin.isLeader()
                && Replicas.of(cluster).stream()
                        .anyMatch(peer -> Replicas.isOffline(peer) || !Replicas.isCurrent(peer));
    }

    /** Whether it could have replicas. */
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
