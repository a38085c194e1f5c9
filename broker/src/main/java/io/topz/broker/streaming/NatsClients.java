package io.topz.broker.streaming;

import io.topz.broker.service.NatsClient;
import java.util.List;
import java.util.function.Function;

/**
 * The four NATS connections of the service.
 *
 * @param send sends messages to subscribers
 * @param general receives requests and answers them
 * @param acks receives acknowledgements of messages
 * @param heartbeats sends heartbeats to clients
 */
record NatsClients(NatsClient send, NatsClient general, NatsClient acks, NatsClient heartbeats) {

    /** Connects all four. */
    static NatsClients connect(String clusterId, Function<String, NatsClient> connect) {
        List<NatsClient> all =
                ConnectionNames.all(clusterId).stream().map(connect).toList();
        return new NatsClients(all.get(0), all.get(1), all.get(2), all.get(3));
    }

    void close() {
        List.of(general, acks, heartbeats, send).forEach(NatsClient::close);
    }
}
