package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT part of the configuration.
 *
 * @param host client listen host; since 2.8.0
 * @param port client listen port (actual, also when -1 was asked); since 2.8.0
 * @param noAuthUser since 2.8.0
 * @param authTimeout seconds; since 2.8.0
 * @param tlsMap since 2.8.0
 * @param tlsTimeout seconds; since 2.8.0
 * @param tlsPinnedCerts since 2.8.0
 * @param jsDomain since 2.8.0
 * @param ackWait (nanoseconds); since 2.8.0
 * @param maxAckPending since 2.8.0
 * @param tlsOcspPeerVerify OCSP peer check on clients; since 2.9.21
 * @param tlsCertNotAfter expiry of the client TLS certificate; since 2.11.12
 */
@RecordBuilder
public record MqttOptsVarz(
        @Nullable String host,
        @Nullable Long port,
        @Nullable String noAuthUser,
        @Nullable Double authTimeout,
        @Nullable Boolean tlsMap,
        @Nullable Double tlsTimeout,
        @Nullable List<String> tlsPinnedCerts,
        @Nullable String jsDomain,
        @Nullable Long ackWait,
        @Nullable Long maxAckPending,
        @Nullable Boolean tlsOcspPeerVerify,
        @Nullable Instant tlsCertNotAfter) {}
