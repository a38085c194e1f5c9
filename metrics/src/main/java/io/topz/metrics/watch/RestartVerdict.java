package io.topz.metrics.watch;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.jetstream.StreamRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on whether a server can be restarted safely: everything that it leads must have replicas elsewhere that are up to date, and its
 * clients must have another server. An unknown state is never safe.
 *
 * @param kind the verdict
 * @param reasons the objections or expected effects, for the user; in an order that does not change from poll to poll
 */
public record RestartVerdict(Kind kind, List<String> reasons) {

    /** The advice on a restart. */
    public enum Kind {
        SAFE("SAFE TO RESTART"),
        /** Nothing is lost, but something is unavailable meanwhile. */
        INTERRUPTS("RESTART INTERRUPTS"),
        UNSAFE("NOT SAFE TO RESTART"),
        UNKNOWN("NOT KNOWN");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name on the screen. */
        public String word() {
            return word;
        }
    }

    /**
     * The facts from which a verdict is derived. Unknown ones are null.
     *
     * @param health the health reported by the server
     * @param varz the document of the server
     * @param meta the meta group of the cluster as reported by its leader, or by another server if the leader was not asked; null if there
     *     is none
     * @param streams as reported by their leaders, if these were asked
     * @param neighbours the other configured servers
     */
    public record Evidence(
            @Nullable Healthz health,
            @Nullable Varz varz,
            @Nullable MetaClusterInfo meta,
            @Nullable List<StreamRow> streams,
            List<Neighbour> neighbours) {}

    /** Derives the verdict on a server. */
    public static RestartVerdict of(Evidence evidence) {
        Findings found = new Findings(evidence.varz == null ? null : evidence.varz.serverName());
        found.add(evidence.health);
        found.add(evidence.varz);
        evidence.neighbours.forEach(neighbour -> found.add(neighbour, evidence.varz));
        if (evidence.meta != null) {
            found.add(evidence.meta);
        }
        if (evidence.streams != null) {
            evidence.streams.stream()
                    .filter(row -> concerns(row, found.server))
                    .sorted((one, other) -> one.key().compareTo(other.key()))
                    .forEach(found::add);
        } else if (evidence.varz != null && hasJetStream(evidence.varz)) {
            found.unknown.add("its streams are not known yet");
        }
        return found.verdict();
    }

    /** Whether a restart of the server affects a stream. That is unknown for a server without a name. */
    private static boolean concerns(StreamRow row, @Nullable String server) {
        ClusterInfo cluster = row.detail().cluster();
        return server == null
                || cluster == null
                || cluster.leader() == null
                || server.equals(cluster.leader())
                || Replicas.of(cluster).stream().anyMatch(peer -> server.equals(peer.name()));
    }

    private static boolean hasJetStream(Varz varz) {
        return varz.jetstream() != null && varz.jetstream().config() != null;
    }

    private static @Nullable String cluster(@Nullable Varz varz) {
        return varz == null || varz.cluster() == null ? null : varz.cluster().name();
    }

    /** Collects the objections to a restart. */
    private static final class Findings {

        /** The number of objections that are listed; the others are counted. */
        private static final int MAX_NAMED = 8;

        private final @Nullable String server;
        private final List<String> dangers = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<String> interruptions = new ArrayList<>();
        private final Set<String> unasked = new TreeSet<>();
        private final List<String> alone = new ArrayList<>();
        private final List<String> withoutMajority = new ArrayList<>();

        Findings(@Nullable String server) {
            this.server = server;
        }

        void add(@Nullable Healthz health) {
            if (health == null) {
                unknown.add("the server does not report its health (before 2.7)");
            } else if (!"ok".equals(health.status())) {
                dangers.add("the server is not healthy itself");
            }
        }

        void add(@Nullable Varz varz) {
            if (varz == null) {
                unknown.add("the server has not answered yet");
                return;
            }
            long clients = varz.connections() == null ? 0 : varz.connections();
            String cluster = cluster(varz);
            if (cluster == null) {
                interruptions.add("no other server is known: " + counted(clients, "client") + " away meanwhile");
            } else if (varz.routes() == null) {
                unknown.add("it does not report whether other servers of cluster " + cluster + " are up");
            } else if (varz.routes() == 0) {
                dangers.add("it has no route to another server of cluster " + cluster + ": "
                        + counted(clients, "client") + " left without a server");
            }
            if (!hasJetStream(varz)) {
                unknown.add("JetStream is off here: whether something else keeps messages in this server, such as NATS"
                        + " Streaming, is not known");
            }
        }

        /** A server that does not answer may be the only other one, in any cluster. */
        void add(Neighbour neighbour, @Nullable Varz watched) {
            String cluster = cluster(neighbour.varz());
            boolean isElsewhere = cluster != null && !cluster.equals(cluster(watched));
            if (neighbour.failure() != null && !isElsewhere) {
                dangers.add(neighbour.address() + " does not answer: " + neighbour.failure());
            } else if (neighbour.isUnknown()) {
                unknown.add(neighbour.address() + " has not answered yet");
            }
        }

        void add(MetaClusterInfo meta) {
            if (meta.leader() == null || meta.leader().isEmpty()) {
                dangers.add("the cluster has no leader of JetStream");
            }
            add("the cluster", meta.leader(), meta.replicas() == null ? List.of() : meta.replicas());
        }

        void add(StreamRow row) {
            ClusterInfo cluster = row.detail().cluster();
            List<PeerInfo> peers = Replicas.of(cluster);
            String name = row.key().stream();
            add(name, cluster == null ? null : cluster.leader(), peers);
            if (!peers.isEmpty()) {
                return;
            }
            if (row.config() == null) {
                unknown.add("whether stream " + name + ", which has no other copy, is on disk is not known");
            } else if ("memory".equals(row.config().storage())) {
                dangers.add(name + ": is in memory and has no other copy, its messages would be lost");
            } else {
                alone.add(name);
            }
        }

        /** Adds objections of a group. Its members do not include the reporting server, and only the leader knows the lag of the others. */
        private void add(String what, @Nullable String leader, List<PeerInfo> peers) {
            boolean isOfLeader = peers.stream().noneMatch(peer -> leader != null && leader.equals(peer.name()));
            peers.stream()
                    .filter(peer -> server == null || !server.equals(peer.name()))
                    .map(peer -> trouble(what, peer, isOfLeader))
                    .filter(trouble -> !trouble.isEmpty())
                    .sorted()
                    .forEach(dangers::add);
            if (!isOfLeader) {
                unasked.add(String.valueOf(leader));
            }
            // A group of two, or of one that has just grown, is blocked without one of them.
            int members = peers.size() + 1;
            if (members > 1 && members - 1 <= members / 2) {
                withoutMajority.add(what);
            }
        }

        RestartVerdict verdict() {
            if (!alone.isEmpty()) {
                interruptions.add(streams(alone) + (alone.size() == 1 ? " has" : " have") + " no other copy and "
                        + (alone.size() == 1 ? "is" : "are") + " away meanwhile: " + named(alone));
            }
            if (!withoutMajority.isEmpty()) {
                interruptions.add(
                        "without a majority meanwhile, so that nothing can be stored: " + named(withoutMajority));
            }
            if (!unasked.isEmpty()) {
                unknown.add(
                        "only leaders know how far replicas are: name " + String.join(", ", unasked) + ", too (--url)");
            }
            if (!dangers.isEmpty()) {
                return new RestartVerdict(Kind.UNSAFE, dangers);
            }
            if (!unknown.isEmpty()) {
                List<String> reasons = new ArrayList<>(unknown);
                reasons.addAll(interruptions);
                return new RestartVerdict(Kind.UNKNOWN, reasons);
            }
            return interruptions.isEmpty()
                    ? new RestartVerdict(
                            Kind.SAFE, List.of("every stream that is known has copies elsewhere that keep up"))
                    : new RestartVerdict(Kind.INTERRUPTS, interruptions);
        }

        private static String streams(List<String> names) {
            return names.size() + (names.size() == 1 ? " stream" : " streams");
        }

        private static String named(List<String> names) {
            int rest = names.size() - MAX_NAMED;
            return rest <= 0
                    ? String.join(", ", names)
                    : String.join(", ", names.subList(0, MAX_NAMED)) + " and " + rest + " more";
        }

        private static String counted(long count, String noun) {
            return count + " " + noun + (count == 1 ? " is" : "s are");
        }
    }

    /** The problem of a replica; empty if there is none. */
    private static String trouble(String what, PeerInfo peer, boolean isOfLeader) {
        String name = peer.name() == null || peer.name().isEmpty() ? String.valueOf(peer.peer()) : peer.name();
        if (Replicas.isOffline(peer)) {
            return what + ": replica " + name + " is offline";
        }
        if (!isOfLeader) {
            return "";
        }
        if (Replicas.lag(peer) != 0) {
            return what + ": replica " + name + " is " + Long.toUnsignedString(Replicas.lag(peer)) + " behind";
        }
        return Replicas.isCurrent(peer) ? "" : what + ": replica " + name + " is not current";
    }
}
