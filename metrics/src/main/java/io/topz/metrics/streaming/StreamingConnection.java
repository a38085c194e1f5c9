package io.topz.metrics.streaming;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a streaming server itself has to its NATS server. It is not a client, although it may be the busiest connection.
 *
 * @param cluster the id of the streaming server's cluster
 * @param role the last word of its name, which says what it is for
 */
public record StreamingConnection(String cluster, String role) {

    /** The names that nats-streaming-server and topz give to these connections: {@code _NSS-CLUSTER-ROLE}. */
    private static final Pattern NAME = Pattern.compile("_NSS-(.+)-([a-z_]+)");

    private static final Map<String, String> PURPOSES = Map.of(
            "send", "messages to subscribers, and confirmations to publishers",
            "general", "requests of clients",
            "acks", "acknowledgements of subscribers",
            "hb", "heartbeats of clients",
            "ft", "heartbeats of the fault-tolerance group",
            "raft", "replication to the other nodes",
            "raft_snap", "snapshots for the other nodes",
            "pc", "lists of channels of the other partitions");

    /** The connection with that name; null if it is one of a client. */
    public static @Nullable StreamingConnection named(@Nullable String name) {
        Matcher matcher = NAME.matcher(name == null ? "" : name);
        return matcher.matches() && PURPOSES.containsKey(matcher.group(2))
                ? new StreamingConnection(matcher.group(1), matcher.group(2))
                : null;
    }

    /** What is sent over the connection. */
    public String purpose() {
        return PURPOSES.getOrDefault(role, role);
    }
}
