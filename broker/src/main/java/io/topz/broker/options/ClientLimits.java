package io.topz.broker.options;

import static io.topz.broker.options.Requirements.require;
import static io.topz.broker.options.Requirements.requirePositive;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * The limits for clients.
 *
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
 */
@RecordBuilder
public record ClientLimits(
        int maxControlLineBytes,
        int maxPayloadBytes,
        long maxPendingBytes,
        int maxConnections,
        int maxSubscriptions,
        Duration pingInterval,
        int pingMax,
        Duration writeDeadline,
        Duration authTimeout,
        int maxClosedClients) {

    private static final int MIB = 1024 * 1024;

    /** The defaults of nats-server. */
    public static final ClientLimits DEFAULT = ClientLimitsBuilder.builder()
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
            .build();

    /** Rejects invalid values. */
    public ClientLimits {
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
    }

    /** A builder initialized with the defaults. */
    public static ClientLimitsBuilder builder() {
        return ClientLimitsBuilder.builder(DEFAULT);
    }
}
