package io.topz.app.remote;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.service.NatsConnector;
import io.topz.collectors.counter.Limit;
import io.topz.collectors.document.LimitInfo;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connects a service to NATS servers over the network. */
public final class RemoteConnector implements NatsConnector {

    /** The default of {@code --nats_max_waiting}. */
    public static final long DEFAULT_MAX_WAITING_BYTES = 8L * 1024 * 1024;

    private final NatsServers servers;
    private final Reactor reactor;
    private final RemoteInbox inbox;
    private final Limit maxWaiting;
    private final Consumer<String> closedForGood;
    private volatile Map<String, RemoteConnection> connections = Map.of();

    private RemoteConnector(
            NatsServers servers,
            Reactor reactor,
            long maxInboxBytes,
            long maxWaitingBytes,
            Consumer<String> closedForGood) {
        this.servers = servers;
        this.reactor = reactor;
        this.closedForGood = closedForGood;
        inbox = new RemoteInbox(reactor, maxInboxBytes);
        maxWaiting = new Limit("nats_max_waiting", "bytes", maxWaitingBytes);
    }

    /**
     * Makes connectors to these servers.
     *
     * @param maxInboxBytes the bytes of received messages that may wait for the service
     * @param maxWaitingBytes the bytes that may wait in each connection while no server can be reached
     */
    public static Factory to(NatsServers servers, long maxInboxBytes, long maxWaitingBytes) {
        return (context, reactor) ->
                new RemoteConnector(servers, reactor, maxInboxBytes, maxWaitingBytes, context::failed);
    }

    @Override
    public void open(List<String> names) throws IOException {
        Map<String, RemoteConnection> opened = new LinkedHashMap<>();
        try {
            for (String name : names) {
                opened.put(name, RemoteConnection.open(servers, name, maxWaiting, closedForGood));
            }
            connections = opened;
        } catch (IOException e) {
            opened.values().forEach(RemoteConnection::close);
            throw e;
        }
    }

    @Override
    public NatsClient connect(String name) {
        return new RemoteClient(reactor, Objects.requireNonNull(connections.get(name), name), inbox);
    }

    @Override
    public @Nullable String problem() {
        List<RemoteConnection> lost = connections.values().stream()
                .filter(connection -> !connection.isConnected())
                .toList();
        if (lost.isEmpty()) {
            return null;
        }
        String names = lost.stream().map(RemoteConnection::name).collect(Collectors.joining(", "));
        return "disconnected " + names + ": " + lost.get(0).events().lastError();
    }

    @Override
    public long refused() {
        return inbox.refused();
    }

    @Override
    public List<LimitInfo> limits() {
        return List.of(maxWaiting.info());
    }

    @Override
    public void close() {
        connections.values().forEach(RemoteConnection::close);
        connections = Map.of();
    }
}
