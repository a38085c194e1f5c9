package io.topz.broker.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a broker: addresses, credentials and limits. The defaults are nats-server's.
 *
 * @param host address to listen on
 * @param port to listen on; 0 or -1 takes a free one
 * @param serverName empty to be called by the server id
 * @param version of nats-server that is announced to clients, {@code X.Y.Z}; they choose their features by it
 * @param username that clients must log in with, empty for none
 * @param password of that user
 * @param token that clients must log in with instead, empty for none
 * @param maxControlLineBytes longest line of arguments of a command
 * @param maxPayloadBytes largest message, headers included
 * @param maxPendingBytes how much may wait to be written to one client before it is cut
 * @param maxConnections how many clients may be connected, below 1 for no limit
 * @param maxSubscriptions how many subscriptions one client may have, below 1 for no limit
 * @param pingInterval how often a silent client is asked whether it is there
 * @param pingMax how many pings a client may leave unanswered
 * @param writeDeadline how long a socket may take for what is written to it
 * @param authTimeout how long a client may take to log in
 * @param maxClosedClients how many closed connections are remembered
 * @param eventLoops how many threads carry the traffic
 * @param maxTracedBytes how much of a message the trace of the protocol shows, 0 for all of it
 * @param jetStream what JetStream may use; null leaves it off
 * @param streaming what NATS Streaming may use; null leaves it off
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

    /** nats-server's defaults. */
    public static final BrokerOptions DEFAULT = new BrokerOptions(
            "0.0.0.0",
            4222,
            "",
            "2.10.27",
            "",
            "",
            "",
            4096,
            MIB,
            64L * MIB,
            65_536,
            0,
            Duration.ofMinutes(2),
            2,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            10_000,
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            0,
            null,
            null);

    /** Refuses what cannot work. */
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

    /** A builder that starts with the defaults. */
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
