package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server, open or closed.
 *
 * @param cid connection id, ascending in time, unique in one run of the server; the first client is not 1
 * @param kind {@code Client}, {@code Leafnode} or {@code Gateway} (since 2.4.0)
 * @param type {@code nats}, {@code websocket} or {@code mqtt}; only of clients (since 2.4.0)
 * @param ip address of the peer, empty if unknown
 * @param port port of the peer
 * @param start when it was accepted
 * @param lastActivity last message in or out, SUB or UNSUB; PING and PONG do not count
 * @param stop when it was closed; closed ones only
 * @param reason why it was closed, such as {@code Client Closed}; closed ones only
 * @param rtt last round trip as Go prints durations ({@code 497µs}); {@code 0s} when not measured
 * @param uptime since the start, as {@code 1d2h3m4s}; of closed ones until the stop
 * @param idle since the last activity; of closed ones until the stop
 * @param pendingBytes queued in the server and not yet written to the socket; of closed ones at the stop
 * @param inMsgs messages from the client
 * @param outMsgs messages to it
 * @param inBytes bytes of those
 * @param outBytes bytes of those
 * @param stalls times that producers had to wait for this connection (since 2.12.0)
 * @param subscriptions current subscriptions; of closed ones at the stop
 * @param name as the client called itself
 * @param lang library of the client
 * @param version version of that library
 * @param tlsVersion {@code 1.2} or {@code 1.3}
 * @param tlsCipherSuite such as {@code TLS_AES_128_GCM_SHA256}
 * @param tlsPeerCerts certificates of the client; when auth is asked for (since 2.9.0)
 * @param tlsFirst whether TLS came before the greeting (since 2.10.4)
 * @param authorizedUser user name, public key, or {@code [REDACTED]} for a token; when auth is asked for
 * @param account when auth is asked for and it is not {@code $G} (since 2.1.2)
 * @param subscriptionsList subjects in no order; when asked for
 * @param subscriptionsListDetail subscriptions; when asked for in detail (since 2.1.6)
 * @param jwt claims of the user; when auth is asked for, of closed ones always
 * @param issuerKey who signed them
 * @param nameTag readable name of the account (until 2.10: of the user); when auth is asked for
 * @param tags tags of the user; when auth is asked for
 * @param mqttClient MQTT client id (since 2.5.0)
 * @param proxy {@code {key}} of the proxy in between (since 2.12.0)
 */
@RecordBuilder
public record ConnInfo(
        @Uint64 @Nullable Long cid,
        @Nullable String kind,
        @Nullable String type,
        @Nullable String ip,
        @Nullable Long port,
        @Nullable Instant start,
        @Nullable Instant lastActivity,
        @Nullable Instant stop,
        @Nullable String reason,
        @Nullable String rtt,
        @Nullable String uptime,
        @Nullable String idle,
        @Nullable Long pendingBytes,
        @Nullable Long inMsgs,
        @Nullable Long outMsgs,
        @Nullable Long inBytes,
        @Nullable Long outBytes,
        @Nullable Long stalls,
        @Nullable Long subscriptions,
        @Nullable String name,
        @Nullable String lang,
        @Nullable String version,
        @Nullable String tlsVersion,
        @Nullable String tlsCipherSuite,
        @Nullable List<TlsPeerCert> tlsPeerCerts,
        @Nullable Boolean tlsFirst,
        @Nullable String authorizedUser,
        @Nullable String account,
        @Nullable List<String> subscriptionsList,
        @Nullable List<SubDetail> subscriptionsListDetail,
        @Nullable String jwt,
        @Nullable String issuerKey,
        @Nullable String nameTag,
        @Nullable List<String> tags,
        @Nullable String mqttClient,
        @Nullable JsonNode proxy) {}
