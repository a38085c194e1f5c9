package io.topz.broker.monitor;

import io.topz.broker.client.Identity;
import io.topz.broker.client.Time;
import io.topz.collectors.document.Gatewayz;
import io.topz.collectors.document.GatewayzBuilder;
import io.topz.collectors.document.JetStreamApiStats;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.Leafz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.RoutezBuilder;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.JszOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Builds the documents about features that a standalone broker lacks: routes, gateways, leaf nodes, and JetStream if it is off. They equal
 * those of a nats-server without these features.
 */
final class StandaloneSource {

    private final Identity identity;
    private final Time time;
    private final String configuredName;

    /** {@code configuredName} is empty if no name is configured. */
    StandaloneSource(Identity identity, Time time, String configuredName) {
        this.identity = identity;
        this.time = time;
        this.configuredName = configuredName;
    }

    Routez routez() {
        return RoutezBuilder.builder()
                .serverId(identity.serverId())
                .serverName(configuredName)
                .now(now())
                .numRoutes(0L)
                .routes(List.of())
                .build();
    }

    Gatewayz gatewayz() {
        return GatewayzBuilder.builder()
                .serverId(identity.serverId())
                .now(now())
                .outboundGateways(Map.of())
                .inboundGateways(Map.of())
                .build();
    }

    Leafz leafz() {
        return new Leafz(identity.serverId(), now(), 0L, List.of());
    }

    Jsz jsz(JszOptions options) {
        if (options.leaderOnly()) {
            throw new BadRequestException("filtered response: not leader");
        }
        return JszBuilder.builder()
                .serverId(identity.serverId())
                .now(now())
                .disabled(true)
                .config(JetStreamConfigBuilder.builder()
                        .maxMemory(0L)
                        .maxStorage(0L)
                        .build())
                .memory(0L)
                .storage(0L)
                .reservedMemory(0L)
                .reservedStorage(0L)
                .accounts(0L)
                .haAssets(0L)
                .api(new JetStreamApiStats(null, 0L, 0L, null))
                .streams(0L)
                .consumers(0L)
                .messages(0L)
                .bytes(0L)
                .build();
    }

    private Instant now() {
        return time.wall().instant();
    }
}
