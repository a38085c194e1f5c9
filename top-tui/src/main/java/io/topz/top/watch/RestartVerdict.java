package io.topz.top.watch;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.Varz;
import io.topz.top.jetstream.StreamRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * The verdict about a server.
     *
     * @param varz of the server
     * @param meta of the cluster's JetStream as its leader tells, or another when the leader was not asked; null when there is none
     * @param streams by the answers of their leaders as far as these were asked
     */
    public static RestartVerdict of(
            @Nullable Healthz health, @Nullable Varz varz, @Nullable MetaClusterInfo meta, List<StreamRow> streams) {
        String server = varz == null ? null : varz.serverName();
        Findings found = new Findings(server);
        if (health != null && !"ok".equals(health.status())) {
            found.dangers.add("the server is not healthy itself");
        }
        if (meta != null) {
            found.add(meta);
        }
        streams.stream().filter(row -> concerns(row, server)).forEach(found::add);
        if (varz != null && isAlone(varz)) {
            found.interruptions.add("no other server is known: "
                    + counted(varz.connections() == null ? 0 : varz.connections(), "client") + " away meanwhile");
        }
        return found.verdict(health != null);
    }

    /** Whether a restart of the server touches a stream. Nobody knows of one that has no name. */
    private static boolean concerns(StreamRow row, @Nullable String server) {
        ClusterInfo cluster = row.detail().cluster();
        return server == null
                || cluster == null
                || cluster.leader() == null
                || server.equals(cluster.leader())
                || orEmpty(cluster.replicas()).stream().anyMatch(peer -> server.equals(peer.name()));
    }

    private static boolean isAlone(Varz varz) {
        return varz.cluster() == null || varz.cluster().name() == null;
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? " is" : "s are");
    }

    /** What speaks against a restart. */
    private static final class Findings {
        private final @Nullable String server;
        private final List<String> dangers = new ArrayList<>();
        private final List<String> interruptions = new ArrayList<>();
        private final Set<String> unasked = new TreeSet<>();
        private int alone;

        Findings(@Nullable String server) {
            this.server = server;
        }

        void add(MetaClusterInfo meta) {
            if (meta.leader() == null || meta.leader().isEmpty()) {
                dangers.add("the cluster has no leader of JetStream");
            }
            add("the cluster", meta.leader(), orEmpty(meta.replicas()));
        }

        void add(StreamRow row) {
            ClusterInfo cluster = row.detail().cluster();
            List<PeerInfo> peers = cluster == null ? List.of() : orEmpty(cluster.replicas());
            add(row.key().stream(), cluster == null ? null : cluster.leader(), peers);
            alone += peers.isEmpty() ? 1 : 0;
        }

        /** A leader does not count itself among the replicas; only it knows how far the others are. */
        private void add(String what, @Nullable String leader, List<PeerInfo> peers) {
            boolean isOfLeader = peers.stream().noneMatch(peer -> leader != null && leader.equals(peer.name()));
            for (PeerInfo peer : peers) {
                if (server == null || !server.equals(peer.name())) {
                    addTrouble(dangers, what, peer, isOfLeader);
                }
            }
            if (!isOfLeader) {
                unasked.add(String.valueOf(leader));
            }
        }

        RestartVerdict verdict(boolean isHealthKnown) {
            if (alone > 0) {
                interruptions.add(alone + (alone == 1 ? " stream has" : " streams have") + " no other copy and "
                        + (alone == 1 ? "is" : "are") + " away meanwhile");
            }
            if (!dangers.isEmpty()) {
                return new RestartVerdict(Kind.UNSAFE, dangers);
            }
            if (!isHealthKnown) {
                return new RestartVerdict(Kind.UNKNOWN, List.of("the server does not say how it is (before 2.7)"));
            }
            if (!unasked.isEmpty()) {
                List<String> reasons = new ArrayList<>(interruptions);
                reasons.add(
                        "only leaders know how far replicas are: name " + String.join(", ", unasked) + ", too (--url)");
                return new RestartVerdict(Kind.UNKNOWN, reasons);
            }
            return interruptions.isEmpty()
                    ? new RestartVerdict(
                            Kind.SAFE, List.of("every stream that is known has copies elsewhere that keep up"))
                    : new RestartVerdict(Kind.INTERRUPTS, interruptions);
        }
    }

    private static void addTrouble(List<String> dangers, String what, PeerInfo peer, boolean isOfLeader) {
        String name = peer.name() == null || peer.name().isEmpty() ? String.valueOf(peer.peer()) : peer.name();
        if (Boolean.TRUE.equals(peer.offline())) {
            dangers.add(what + ": replica " + name + " is offline");
        } else if (isOfLeader && peer.lag() != null && peer.lag() != 0) {
            dangers.add(what + ": replica " + name + " is " + Long.toUnsignedString(peer.lag()) + " behind");
        } else if (isOfLeader && !Boolean.TRUE.equals(peer.current())) {
            dangers.add(what + ": replica " + name + " is not current");
        }
    }

    private static List<PeerInfo> orEmpty(@Nullable List<PeerInfo> replicas) {
        return replicas == null ? List.of() : replicas;
    }
}
