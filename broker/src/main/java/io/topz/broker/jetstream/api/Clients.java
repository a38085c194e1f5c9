package io.topz.broker.jetstream.api;

import io.topz.broker.client.Connection;
import io.topz.broker.client.ConnectionRegistry;
import io.topz.broker.client.Identity;
import io.topz.broker.protocol.ConnectOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Describes the clients that send requests. Thread-safe. */
public final class Clients {

    private final ConnectionRegistry connections;
    private final Identity identity;

    public Clients(ConnectionRegistry connections, Identity identity) {
        this.connections = connections;
        this.identity = identity;
    }

    /** The client with that connection id, as far as it is still known; null for the broker itself. */
    public @Nullable ClientInfo find(long cid) {
        return connections
                .open(cid)
                .or(() -> connections.closed(cid))
                .map(this::describe)
                .orElse(null);
    }

    private ClientInfo describe(Connection connection) {
        ConnectOptions options = connection.connectOptions().orElse(ConnectOptions.DEFAULT);
        return ClientInfoBuilder.builder()
                .start(connection.start())
                .host(connection.ip())
                .id(connection.cid())
                .acc(connection.accountName())
                .user(orAbsent(options.user()))
                .name(orAbsent(options.name()))
                .lang(orAbsent(options.lang()))
                .ver(orAbsent(options.version()))
                .rtt(connection.rtt().map(Duration::toNanos).orElse(null))
                .server(identity.serverName())
                .kind("Client")
                .clientType("nats")
                .build();
    }

    private static @Nullable String orAbsent(String text) {
        return text.isEmpty() ? null : text;
    }
}
