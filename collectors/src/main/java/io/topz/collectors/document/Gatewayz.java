package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gateway connections of a server to other clusters. Served at {@code /gatewayz}.
 *
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart
 * @param now time of this answer, UTC
 * @param name own gateway (cluster) name; absent without gateway
 * @param host client listen host
 * @param port client listen port (actual, also when -1 was asked)
 * @param outboundGateways by remote gateway name; {} without gateway; null when gw_name is unknown
 * @param inboundGateways by remote gateway name, array of connections
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
