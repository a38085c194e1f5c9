package io.topz.broker.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a broker: addresses, credentials and limits. The defaults are those of nats-server.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 or -1 picks a free one
 * @param serverName the name of the server; if empty, the server id
 * @param version the version of nats-server announced to clients, {@code X.Y.Z}; they choose their features by it
 * @param username the user that clients must log in as; empty if none
 * @param password the password of that user
 * @param token the token that clients must log in with instead; empty if none
 * @param maxControlLineBytes the longest line of arguments of a command
 * @param maxPayloadBytes the largest message, headers included
 * @param maxPendingBytes the bytes that may wait to be written to one client before it is disconnected
 * @param maxConnections the maximum number of clients; below 1 for no limit
 * @param maxSubscriptions the maximum number of subscriptions of a client; below 1 for no limit
 * @param pingInterval the interval at which a silent client is pinged
 * @param pingMax the number of pings that a client may leave unanswered
 * @param writeDeadline the time that a socket may take to accept written bytes
 * @param authTimeout the time that a client may take to log in
 * @param maxClosedClients the number of closed connections that are kept for monitoring
 * @param eventLoops the number of threads that carry the traffic
 * @param maxTracedBytes the length to which the protocol trace truncates a message; 0 for no limit
 * @param jetStream the options of JetStream; null turns it off
 * @param streaming the options of NATS Streaming; null turns it off
 */
@RecordBuilder
public record BrokerOptions(
        String host,
        int port,
        String serverName,
        String version,
        String username,
        String password,
        String token,
        int maxControlLineBytes,
        int maxPayloadBytes,
        long maxPendingBytes,
        int maxConnections,
        int maxSubscriptions,
        Duration pingInterval,
        int pingMax,
        Duration writeDeadline,
        Duration authTimeout,
        int maxClosedClients,
        int eventLoops,
        int maxTracedBytes,
        @Nullable JetStreamOptions jetStream,
        @Nullable StreamingOptions streaming) {

    private static final int MIB = 1024 * 1024;

    /** The defaults of nats-server. */
    public static final BrokerOptions DEFAULT = BrokerOptionsBuilder.builder()
            .host("0.0.0.0")
            .port(4222)
            .serverName("")
            .version("2.10.27")
            .username("")
            .password("")
            .token("")
            .maxControlLineBytes(4096)
            .maxPayloadBytes(MIB)
            .maxPendingBytes(64L * MIB)
            .maxConnections(65_536)
            .maxSubscriptions(0)
            .pingInterval(Duration.ofMinutes(2))
            .pingMax(2)
            .writeDeadline(Duration.ofSeconds(10))
            .authTimeout(Duration.ofSeconds(2))
            .maxClosedClients(10_000)
            .eventLoops(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
            .maxTracedBytes(0)
            .build();

    /** Rejects invalid values. */
    public BrokerOptions {
        require(!host.isBlank(), "host is empty");
        require(port >= -1 && port <= 65_535, "port must be -1 to 65535, not " + port);
        require(version.matches("\\d+\\.\\d+\\.\\d+.*"), "version must look like 2.10.27, not " + version);
        require(password.isEmpty() || !username.isEmpty(), "a password without a user name");
        require(token.isEmpty() || username.isEmpty(), "both a user name and a token: choose one");
        require(maxControlLineBytes > 0, "maxControlLineBytes must be positive, not " + maxControlLineBytes);
        require(maxPayloadBytes > 0, "maxPayloadBytes must be positive, not " + maxPayloadBytes);
        require(maxPendingBytes > 0, "maxPendingBytes must be positive, not " + maxPendingBytes);
        require(
                maxPayloadBytes <= maxPendingBytes,
                "maxPayloadBytes (" + maxPayloadBytes + ") may not exceed maxPendingBytes (" + maxPendingBytes + ")");
        requirePositive(pingInterval, "pingInterval");
        require(pingMax >= 0, "pingMax may not be negative, but is " + pingMax);
        requirePositive(writeDeadline, "writeDeadline");
        requirePositive(authTimeout, "authTimeout");
        require(maxClosedClients >= 0, "maxClosedClients may not be negative, but is " + maxClosedClients);
        require(maxTracedBytes >= 0, "maxTracedBytes may not be negative, but is " + maxTracedBytes);
        require(eventLoops > 0, "eventLoops must be positive, not " + eventLoops);
    }

    /** Whether clients must log in. */
    public boolean isLoginRequired() {
        return !username.isEmpty() || !token.isEmpty();
    }

    /** A builder initialized with the defaults. */
    public static BrokerOptionsBuilder builder() {
        return BrokerOptionsBuilder.builder(DEFAULT);
    }

    private static void requirePositive(Duration duration, String name) {
        require(!duration.isNegative() && !duration.isZero(), name + " must be positive, not " + duration);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
