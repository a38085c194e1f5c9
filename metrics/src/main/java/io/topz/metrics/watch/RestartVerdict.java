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
 * A verdict about restarting a server: whether everything that it leads has copies elsewhere that keep up, and its clients have
 * somewhere to go. What is not known is never safe.
 *
 * @param kind the verdict
 * @param reasons why not, or what to expect, for people; in an order that stays from poll to poll
 */
public record RestartVerdict(Kind kind, List<String> reasons) {

    /** The advice on a restart. */
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
     * The evidence that a verdict is made of; null is not known.
     *
     * @param health what the server says of itself
     * @param varz of the server
     * @param meta of the cluster's JetStream as its leader reports, or another when the leader was not asked; null when there is none
     * @param streams by the answers of their leaders as far as these were asked
     * @param neighbours the other servers that are named
     */
    public record Evidence(
            @Nullable Healthz health,
            @Nullable Varz varz,
            @Nullable MetaClusterInfo meta,
            @Nullable List<StreamRow> streams,
            List<Neighbour> neighbours) {}

    /** The verdict about a server. */
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

    /** Whether a restart of the server touches a stream. Nobody knows of one that has no name. */
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

        /** So many are named; the number reports of the others. */
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
                unknown.add("the server does not say how it is (before 2.7)");
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
                unknown.add("it does not say whether other servers of cluster " + cluster + " are there");
            } else if (varz.routes() == 0) {
                dangers.add("it has no route to another server of cluster " + cluster + ": "
                        + counted(clients, "client") + " left without a server");
            }
            if (!hasJetStream(varz)) {
                unknown.add("JetStream is off here: whether something else keeps messages in this server, such as NATS"
                        + " Streaming, is not known");
            }
        }

        /** One that does not answer may be the last other one, whatever cluster it is of. */
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

        /** No server counts itself among the replicas; only the leader knows how far the others are. */
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
            // a group of two, or of one that has just grown, stands still without one of them
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

    /** The problem of a replica, empty for none. */
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
