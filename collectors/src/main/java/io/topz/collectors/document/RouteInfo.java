package io.topz.collectors.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One route connection.
 *
 * @param rid connection id
 * @param remoteId server id of the peer
 * @param remoteName its name; since 2.9.16
 * @param didSolicit this side dialled
 * @param isConfigured explicit route from config
 * @param ip advertised ip when set
 * @param port client listen port (actual, also when -1 was asked)
 * @param start process start, UTC; since 2.8.3
 * @param lastActivity last message in or out, SUB or UNSUB; PING/PONG do not count; since 2.8.3
 * @param rtt last PING/PONG round trip, Go duration text (497µs, 1.04ms); 0s when not measured; since 2.1.0
 * @param uptime uptime string (see formats); since 2.8.3
 * @param idle now-last_activity, at close time for closed; since 2.8.3
 * @param importPermissions what the remote announced
 * @param export what the remote announced
 * @param pendingSize bytes queued (same meaning as connz pending_bytes)
 * @param inMsgs messages received, all connection kinds
 * @param outMsgs messages delivered, all connection kinds
 * @param inBytes bytes of those
 * @param outBytes bytes of those
 * @param subscriptions remote interest carried on this connection
 * @param subscriptionsList subs=1
 * @param subscriptionsListDetail subs=detail; since 2.1.6
 * @param account set on per-account routes; since 2.10.0
 * @param compression off, s2_fast, …; since 2.10.0
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
