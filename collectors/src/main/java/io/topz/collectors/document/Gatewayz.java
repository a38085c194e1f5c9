package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gateway connections of a server to other clusters. Served at {@code /gatewayz}.
 *
 * @param serverId id of the server, new at each start
 * @param now time of this answer, UTC
 * @param name own gateway, absent without gateways
 * @param host host on which it listens
 * @param port port on which it listens
 * @param outboundGateways connections to remotes by the name of their gateway; absent when the name that was asked
 *     for is unknown
 * @param inboundGateways connections from remotes by the name of their gateway
 */
@RecordBuilder
public record Gatewayz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable String name,
        @Nullable String host,
        @Nullable Long port,
        @Nullable Map<String, RemoteGatewayz> outboundGateways,
        @Nullable Map<String, List<RemoteGatewayz>> inboundGateways)
        implements Document {}
