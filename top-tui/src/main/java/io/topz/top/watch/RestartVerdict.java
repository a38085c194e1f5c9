package io.topz.top.watch;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.top.jetstream.StreamRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server can be restarted without harm: whether everything it leads has copies elsewhere that keep up.
 *
 * @param kind the verdict
 * @param reasons why not, or what to expect, for people
 */
public record RestartVerdict(Kind kind, List<String> reasons) {

    /** What is to be thought of a restart. */
    public enum Kind {
        SAFE("SAFE TO RESTART"),
        /** Nothing is lost, but something is away meanwhile. */
        INTERRUPTS("RESTART INTERRUPTS"),
        UNSAFE("NOT SAFE TO RESTART"),
        UNKNOWN("NOT KNOWN");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    /** The verdict about a server. */
    public static RestartVerdict of(@Nullable Healthz health, @Nullable Jsz jsz, List<StreamRow> streams) {
        List<String> dangers = new ArrayList<>();
        List<String> interruptions = new ArrayList<>();
        if (health != null && !"ok".equals(health.status())) {
            dangers.add("the server is not healthy itself");
        }
        MetaClusterInfo meta = jsz == null ? null : jsz.metaCluster();
        if (meta != null && (meta.leader() == null || meta.leader().isEmpty())) {
            dangers.add("the cluster has no leader of JetStream");
        }
        peers(meta == null ? null : meta.replicas()).forEach(peer -> addTrouble(dangers, "the cluster", peer));
        int alone = 0;
        for (StreamRow row : streams) {
            ClusterInfo cluster = row.detail().cluster();
            List<PeerInfo> peers = peers(cluster == null ? null : cluster.replicas());
            peers.forEach(peer -> addTrouble(dangers, row.key().stream(), peer));
            alone += peers.isEmpty() ? 1 : 0;
        }
        if (alone > 0) {
            interruptions.add(alone + (alone == 1 ? " stream has" : " streams have") + " no other copy and "
                    + (alone == 1 ? "is" : "are") + " away meanwhile");
        }
        if (!dangers.isEmpty()) {
            return new RestartVerdict(Kind.UNSAFE, dangers);
        }
        if (health == null) {
            return new RestartVerdict(Kind.UNKNOWN, List.of("the server does not say how it is (before 2.7)"));
        }
        return interruptions.isEmpty()
                ? new RestartVerdict(Kind.SAFE, List.of("every stream that is known has copies elsewhere that keep up"))
                : new RestartVerdict(Kind.INTERRUPTS, interruptions);
    }

    private static void addTrouble(List<String> dangers, String what, PeerInfo peer) {
        String name = peer.name() == null || peer.name().isEmpty() ? String.valueOf(peer.peer()) : peer.name();
        if (Boolean.TRUE.equals(peer.offline())) {
            dangers.add(what + ": replica " + name + " is offline");
        } else if (peer.lag() != null && peer.lag() != 0) {
            dangers.add(what + ": replica " + name + " is " + Long.toUnsignedString(peer.lag()) + " behind");
        } else if (!Boolean.TRUE.equals(peer.current())) {
            dangers.add(what + ": replica " + name + " is not current");
        }
    }

    private static List<PeerInfo> peers(@Nullable List<PeerInfo> replicas) {
        return replicas == null ? List.of() : replicas;
    }
}
