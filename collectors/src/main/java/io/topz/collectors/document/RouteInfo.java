package io.topz.collectors.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One route connection.
 *
 * @param rid connection id
 * @param remoteId id of the other server
 * @param remoteName name of the other server (since 2.9.16)
 * @param didSolicit whether this server dialled
 * @param isConfigured whether the route is in the configuration
 * @param ip address of the peer
 * @param port port of the peer
 * @param start when it was made (since 2.8.3)
 * @param lastActivity last message in or out (since 2.8.3)
 * @param rtt last round trip as Go prints durations (since 2.1.0)
 * @param uptime since the start, as {@code 1d2h3m4s} (since 2.8.3)
 * @param idle since the last activity (since 2.8.3)
 * @param importPermissions what the other server takes: {@code {allow, deny}}
 * @param export what the other server offers: {@code {allow, deny}}
 * @param pendingSize bytes queued and not yet written to the socket
 * @param inMsgs messages received
 * @param outMsgs messages sent
 * @param inBytes bytes of those
 * @param outBytes bytes of those
 * @param subscriptions interest of the other server on this connection
 * @param subscriptionsList subjects of that interest, when asked for
 * @param subscriptionsListDetail that interest, when asked for in detail (since 2.1.6)
 * @param account the only account on it, of routes for one account (since 2.10.0)
 * @param compression {@code off}, {@code s2_fast} and so on (since 2.10.0)
 */
@RecordBuilder
public record RouteInfo(
        @Uint64 @Nullable Long rid,
        @Nullable String remoteId,
        @Nullable String remoteName,
        @Nullable Boolean didSolicit,
        @Nullable Boolean isConfigured,
        @Nullable String ip,
        @Nullable Long port,
        @Nullable Instant start,
        @Nullable Instant lastActivity,
        @Nullable String rtt,
        @Nullable String uptime,
        @Nullable String idle,
        @JsonProperty("import") @Nullable JsonNode importPermissions,
        @Nullable JsonNode export,
        @Nullable Long pendingSize,
        @Nullable Long inMsgs,
        @Nullable Long outMsgs,
        @Nullable Long inBytes,
        @Nullable Long outBytes,
        @Nullable Long subscriptions,
        @Nullable List<String> subscriptionsList,
        @Nullable List<SubDetail> subscriptionsListDetail,
        @Nullable String account,
        @Nullable String compression) {}
