package io.topz.broker.streaming;

import java.util.List;

/** The names of the service's NATS connections, which are those of nats-streaming-server, so that tools recognise them. */
public final class ConnectionNames {

    private ConnectionNames() {}

    /** The connection that receives requests and answers them. */
    public static String general(String clusterId) {
        return name(clusterId, "general");
    }

    /** All names, in the order of {@link NatsClients}. */
    public static List<String> all(String clusterId) {
        return List.of(name(clusterId, "send"), general(clusterId), name(clusterId, "acks"), name(clusterId, "hb"));
    }

    private static String name(String clusterId, String purpose) {
        return "_NSS-" + clusterId + "-" + purpose;
    }
}
