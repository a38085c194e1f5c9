package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server, open or closed.
 *
 * @param cid connection id, ascending in time, unique per server run, shared with internal clients (first client is not 1)
 * @param kind Client, Leafnode, Gateway (gatewayz), never routes; since 2.4.0
 * @param type nats, websocket, mqtt; absent for non-clients; since 2.4.0
 * @param ip peer address, "" if unknown
 * @param port peer port
 * @param start accept time
 * @param lastActivity last message in or out, SUB or UNSUB; PING/PONG do not count
 * @param stop closed only: when
 * @param reason closed only: see reasons
 * @param rtt last PING/PONG round trip, Go duration text (497µs, 1.04ms); 0s when not measured
 * @param uptime now-start (closed: stop-start)
 * @param idle now-last_activity, at close time for closed
 * @param pendingBytes bytes queued to this client and not yet written to the socket; for closed the value at close
 * @param inMsgs messages from the client
 * @param outMsgs messages to it
 * @param inBytes bytes of those
 * @param outBytes bytes of those
 * @param stalls times a producer had to wait on this connection; since 2.12.0
 * @param subscriptions current subscriptions of the connection (closed: at close)
 * @param name CONNECT name
 * @param lang CONNECT lang
 * @param version CONNECT version
 * @param tlsVersion 1.2, 1.3
 * @param tlsCipherSuite IANA style name (TLS_AES_128_GCM_SHA256)
 * @param tlsPeerCerts auth=1 only: {subject, spki_sha256, cert_sha256} per certificate of the chain, hex; since 2.9.0
 * @param tlsFirst TLS handshake before INFO; since 2.10.4
 * @param authorizedUser auth=1 only: nkey, user name, user public key of a JWT, or [REDACTED] for token
 * @param account auth=1 only, and only if it is not $G; since 2.1.2
 * @param subscriptionsList subs=1: subjects only, no order
 * @param subscriptionsListDetail subs=detail: SubDetail without account fields; since 2.1.6
 * @param jwt auth=1 (closed: always kept): the user JWT; bearer JWTs blanked since 2.11.17/2.12.8; since 2.2.0
 * @param issuerKey auth=1; since 2.2.0
 * @param nameTag auth=1: readable account name (since 2.11 falls back to the account name, so $G appears; before: the
 *     user name tag); since 2.2.0
 * @param tags auth=1: user tags; since 2.2.0
 * @param mqttClient MQTT client id; since 2.5.0
 * @param proxy {key}; since 2.12.0
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
