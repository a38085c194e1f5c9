package io.topz.app.check;

import io.topz.collectors.document.PeerInfo;
import io.topz.metrics.jetstream.Replicas;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Figures of the replicas in a group, as its leader knows them; null is not known. */
final class Peers {

    private static final double NANOS = 1e9;

    private Peers() {}

    /** How many are offline. */
    static @Nullable Double offline(@Nullable List<PeerInfo> peers) {
        return count(peers, Replicas::isOffline);
    }

    /** How many have not caught up, or are not known to have. */
    static @Nullable Double notCurrent(@Nullable List<PeerInfo> peers) {
        return count(peers, peer -> !Replicas.isCurrent(peer));
    }

    /** How far the last one is behind. */
    static @Nullable Double lag(@Nullable List<PeerInfo> peers) {
        return peers == null ? null : Numbers.unsigned(Replicas.maxLag(peers));
    }

    /** How long ago the one was heard of that was not for the longest time. */
    static @Nullable Double seconds(@Nullable List<PeerInfo> peers) {
        return most(peers, peer -> peer.active() == null ? null : Double.valueOf(peer.active() / NANOS));
    }

    private static @Nullable Double count(@Nullable List<PeerInfo> peers, Predicate<PeerInfo> wanted) {
        return peers == null
                ? null
                : Double.valueOf((double) peers.stream().filter(wanted).count());
    }

    private static @Nullable Double most(@Nullable List<PeerInfo> peers, Function<PeerInfo, @Nullable Double> figure) {
        return peers == null
                ? null
                : peers.stream()
                        .map(figure)
                        .filter(Objects::nonNull)
                        .max(Double::compare)
                        .orElse(0.0);
    }
}
