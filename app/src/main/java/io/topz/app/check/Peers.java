package io.topz.app.check;

import io.topz.collectors.document.PeerInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of the replicas in a group, as its leader knows them; null is not known. */
final class Peers {

    private Peers() {}

    /** How many are offline. */
    static @Nullable Double offline(@Nullable List<PeerInfo> peers) {
        return peers == null
                ? null
                : (double) peers.stream()
                        .filter(peer -> Boolean.TRUE.equals(peer.offline()))
                        .count();
    }

    /** How far the last one is behind. */
    static @Nullable Double lag(@Nullable List<PeerInfo> peers) {
        return peers == null
                ? null
                : peers.stream()
                        .map(PeerInfo::lag)
                        .filter(lag -> lag != null)
                        .mapToDouble(Long::doubleValue)
                        .max()
                        .orElse(0);
    }
}
