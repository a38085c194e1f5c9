package io.topz.metrics.streaming;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.StreamingClient;
import io.topz.collectors.document.Varz;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The NATS connections of streaming clients. The connection of a client is the one that subscribes to the inbox of its heartbeats.
 *
 * @param byInbox the connections by the subjects to which they subscribe
 * @param isComplete whether the connections of all servers to which clients can have connected are known
 */
record ConnectionLookup(Map<String, LocatedConnection> byInbox, boolean isComplete) {

    /**
     * The connections of some servers.
     *
     * @param watched the server whose rows are shown
     * @param others the other servers
     */
    static ConnectionLookup of(ServerDocuments watched, List<ServerDocuments> others) {
        Map<String, LocatedConnection> byInbox = new HashMap<>();
        others.forEach(server -> add(byInbox, server, false));
        add(byInbox, watched, true);
        List<ServerDocuments> servers = new ArrayList<>(others);
        servers.add(watched);
        servers.removeIf(ServerDocuments::isWithoutNats);
        return new ConnectionLookup(byInbox, isComplete(servers));
    }

    /** The connection of a client; null if there is none here. */
    @Nullable
    LocatedConnection of(StreamingClient client) {
        return client.hbInbox() == null ? null : byInbox.get(client.hbInbox());
    }

    private static void add(Map<String, LocatedConnection> byInbox, ServerDocuments server, boolean isOfWatched) {
        for (ConnInfo conn : connections(server.connz())) {
            List<String> subjects = conn.subscriptionsList();
            if (subjects != null) {
                LocatedConnection connection =
                        new LocatedConnection(conn, server.varz().serverName(), isOfWatched);
                subjects.forEach(subject -> byInbox.put(subject, connection));
            }
        }
    }

    private static List<ConnInfo> connections(@Nullable Connz connz) {
        return connz == null || connz.connections() == null ? List.of() : connz.connections();
    }

    private static boolean isComplete(List<ServerDocuments> servers) {
        Set<String> known = servers.stream()
                .map(server -> String.valueOf(server.varz().serverId()))
                .collect(Collectors.toSet());
        return !servers.isEmpty()
                && servers.stream()
                        .allMatch(server -> listsAll(server.connz())
                                && isOnlyInCluster(server.varz())
                                && (!hasRoutes(server) || server.routez() != null)
                                && server.peers().allMatch(known::contains));
    }

    /** Whether all connections are listed, with their subscriptions. */
    private static boolean listsAll(@Nullable Connz connz) {
        if (connz == null || connz.total() == null) {
            return false;
        }
        List<ConnInfo> listed = connections(connz);
        return listed.size() >= connz.total()
                && listed.stream()
                        .allMatch(conn -> conn.subscriptionsList() != null || Objects.equals(conn.subscriptions(), 0L));
    }

    /** Whether clients of the server's cluster are the only ones that reach it: it has no leaf nodes and no gateways. */
    private static boolean isOnlyInCluster(Varz varz) {
        boolean leaves = varz.leafnodes() != null && varz.leafnodes() != 0;
        boolean gateway = varz.gateway() != null && varz.gateway().name() != null;
        return !leaves && !gateway;
    }

    private static boolean hasRoutes(ServerDocuments server) {
        Long routes = server.varz().routes();
        return routes != null && routes != 0;
    }
}
