package io.topz.app.remote;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.topz.collectors.counter.Limit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to NATS over the network, which is opened again whenever it is lost. Thread-safe. */
final class RemoteConnection implements AutoCloseable {

    /** The messages that may wait to be written to the socket. A publisher waits for a short time, then the message is dropped. */
    private static final int MAX_WAITING_MESSAGES = 64 * 1024;

    private static final Duration RECONNECT_INTERVAL = Duration.ofMillis(500);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RemoteConnection.class);

    private final String name;
    private final Connection connection;
    private final ConnectionEvents events;
    private final Limit maxWaiting;

    private RemoteConnection(String name, Connection connection, ConnectionEvents events, Limit maxWaiting) {
        this.name = name;
        this.connection = connection;
        this.events = events;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Opens a connection.
     *
     * @param name its name in the list of the server's connections
     * @param maxWaiting the bytes that may wait to be sent while there is no connection
     * @param closedForGood receives the reason when the connection is closed and will not return
     * @throws IOException with a sentence if no server accepts it
     */
    static RemoteConnection open(NatsServers servers, String name, Limit maxWaiting, Consumer<String> closedForGood)
            throws IOException {
        ConnectionEvents events = new ConnectionEvents(name, closedForGood);
        Options options = servers.options()
                .connectionName(name)
                .maxReconnects(-1)
                .reconnectWait(RECONNECT_INTERVAL)
                .pingInterval(PING_INTERVAL)
                .reconnectBufferSize(maxWaiting.value())
                .maxMessagesInOutgoingQueue(MAX_WAITING_MESSAGES)
                .supportUTF8Subjects()
                .connectionListener(events)
                .errorListener(events)
                .build();
        try {
            Connection connection = Nats.connect(options);
            events.begin();
            return new RemoteConnection(name, connection, events, maxWaiting);
        } catch (AuthenticationException e) {
            throw new IOException("nats: Authorization Violation", e);
        } catch (IOException e) {
            String reason = events.lastError().isEmpty() ? "" : " (" + events.lastError() + ")";
            throw new IOException("nats: no servers available for connection" + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to NATS", e);
        }
    }

    Connection connection() {
        return connection;
    }

    ConnectionEvents events() {
        return events;
    }

    boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    String name() {
        return name;
    }

    /** Whether it is closed for good, with all its subscriptions. */
    boolean isClosed() {
        return connection.getStatus() == Connection.Status.CLOSED;
    }

    /** Publishes a message. It is dropped if there is no connection and too much waits already, or if jnats refuses it. */
    void publish(String subject, @Nullable String reply, byte[] body) {
        if (!isConnected() && connection.outgoingPendingMessageCount() >= MAX_WAITING_MESSAGES - 1) {
            maxWaiting.strike();
            return;
        }
        try {
            connection.publish(subject, reply, body);
        } catch (IllegalStateException full) {
            maxWaiting.strike();
        } catch (IllegalArgumentException e) {
            LOG.error("a message to {} cannot be sent: {}", subject, e.getMessage());
        }
    }

    /** Sends what waits, and disconnects. */
    @Override
    public void close() {
        events.end();
        try {
            if (isConnected()) {
                connection.flush(FAREWELL);
            }
        } catch (TimeoutException e) {
            LOG.warn("connection \"{}\" is closed before everything was sent", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
