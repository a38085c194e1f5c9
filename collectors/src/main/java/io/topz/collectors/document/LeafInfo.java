package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leaf node connection.
 *
 * @param id connection id (since 2.11.7)
 * @param name name of the remote server (since 2.9.15)
 * @param isSpoke whether this server is the one that dialled (since 2.9.15)
 * @param isIsolated whether interest of other leaf nodes is kept from it (since 2.12.0)
 * @param account local account (since 2.1.0)
 * @param ip address of the peer (since 2.1.0)
 * @param port port of the peer (since 2.1.0)
 * @param rtt last round trip as Go prints durations (since 2.1.0)
 * @param inMsgs messages received (since 2.1.0)
 * @param outMsgs messages sent (since 2.1.0)
 * @param inBytes bytes of those (since 2.1.0)
 * @param outBytes bytes of those (since 2.1.0)
 * @param subscriptions subscriptions of the remote (since 2.1.0)
 * @param subscriptionsList subjects, when asked for (since 2.1.0)
 * @param compression {@code off}, {@code s2_fast} and so on (since 2.10.0)
 * @param proxy {@code {key}} of the proxy in between (since 2.12.0)
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
