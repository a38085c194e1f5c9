package io.topz.metrics.catalog;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.metrics.Metric;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.text.Unit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The metrics of the replicas in a group, as reported by its leader. */
final class Peers {

    private static final double NANOS = 1e9;

    private Peers() {}

    /** The metrics of an entity's replicas, under the names used for that entity. */
    static <E> List<Metric<E>> metrics(
            String lag,
            String seconds,
            String offline,
            String notCurrent,
            Function<E, @Nullable List<PeerInfo>> peers) {
        return List.of(
                Metric.count(lag, "entries that the slowest replica lacks", known(peers, Replicas::maxLag)),
                Metric.gauge(
                        seconds,
                        "longest time since a replica was last in contact",
                        Unit.SECONDS,
                        known(peers, Peers::silence)),
                Metric.count(offline, "replicas that are offline", known(peers, count(Replicas::isOffline))),
                Metric.count(
                        notCurrent,
                        "replicas that have not caught up, or are not known to have",
                        known(peers, count(peer -> !Replicas.isCurrent(peer)))));
    }

    /** The name of the leader of a group. */
    static @Nullable String leader(@Nullable ClusterInfo cluster) {
        return cluster == null ? null : cluster.leader();
    }

    /** The number of members, including the leader. */
    static @Nullable Long size(@Nullable ClusterInfo cluster) {
        return cluster == null || cluster.leader() == null
                ? null
                : Long.valueOf(1L + Replicas.of(cluster).size());
    }

    private static <E, T> Function<E, @Nullable T> known(
            Function<E, @Nullable List<PeerInfo>> peers, Function<List<PeerInfo>, T> value) {
        return entity -> {
            List<PeerInfo> found = peers.apply(entity);
            return found == null ? null : value.apply(found);
        };
    }

    private static Function<List<PeerInfo>, Long> count(Predicate<PeerInfo> wanted) {
        return peers -> peers.stream().filter(wanted).count();
    }

    private static Double silence(List<PeerInfo> peers) {
        return peers.stream()
                .map(PeerInfo::active)
                .filter(Objects::nonNull)
                .map(active -> active / NANOS)
                .max(Double::compare)
                .orElse(0.0);
    }
}
