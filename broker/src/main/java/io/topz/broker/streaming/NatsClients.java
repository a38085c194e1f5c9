package io.topz.broker.streaming;

import io.topz.broker.service.NatsClient;
import java.util.List;
import java.util.function.Function;

/**
 * The four NATS connections of the service. Their names are those of nats-streaming-server, so that tools recognise them.
 *
 * @param send sends messages to subscribers
 * @param general receives requests and answers them
 * @param acks receives acknowledgements of messages
 * @param heartbeats sends heartbeats to clients
 */
record NatsClients(NatsClient send, NatsClient general, NatsClient acks, NatsClient heartbeats) {

    /** Connects all four. */
    static NatsClients connect(String clusterId, Function<String, NatsClient> connect) {
        String prefix = "_NSS-" + clusterId;
        return new NatsClients(
                connect.apply(prefix + "-send"),
                connect.apply(prefix + "-general"),
                connect.apply(prefix + "-acks"),
                connect.apply(prefix + "-hb"));
    }

    void close() {
        List.of(general, acks, heartbeats, send).forEach(NatsClient::close);
    }
}
