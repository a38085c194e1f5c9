package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leaf node connection.
 *
 * @param id connection id; since 2.11.7
 * @param name remote server name; since 2.9.15
 * @param isSpoke this server is the spoke of that link (it dialled the hub); since 2.9.15
 * @param isIsolated since 2.12.0
 * @param account local account bound; since 2.1.0
 * @param ip advertised ip when set; since 2.1.0
 * @param port client listen port (actual, also when -1 was asked); since 2.1.0
 * @param rtt last PING/PONG round trip, Go duration text (497µs, 1.04ms); 0s when not measured; since 2.1.0
 * @param inMsgs messages received, all connection kinds; since 2.1.0
 * @param outMsgs messages delivered, all connection kinds; since 2.1.0
 * @param inBytes bytes of those; since 2.1.0
 * @param outBytes bytes of those; since 2.1.0
 * @param subscriptions subscriptions in all accounts of this server incl. internal ones and remote interest held
 *     locally (see counters); since 2.1.0
 * @param subscriptionsList subs=1; since 2.1.0
 * @param compression since 2.10.0
 * @param proxy {key}; since 2.12.0
 */
@RecordBuilder
public record LeafInfo(
        @Uint64 @Nullable Long id,
        @Nullable String name,
        @Nullable Boolean isSpoke,
        @Nullable Boolean isIsolated,
        @Nullable String account,
        @Nullable String ip,
        @Nullable Long port,
        @Nullable String rtt,
        @Nullable Long inMsgs,
        @Nullable Long outMsgs,
        @Nullable Long inBytes,
        @Nullable Long outBytes,
        @Nullable Long subscriptions,
        @Nullable List<String> subscriptionsList,
        @Nullable String compression,
        @Nullable JsonNode proxy) {}
