package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT part of the configuration.
 *
 * @param host host on which it listens (since 2.8.0)
 * @param port port on which it listens (since 2.8.0)
 * @param noAuthUser user of clients without credentials (since 2.8.0)
 * @param authTimeout seconds (since 2.8.0)
 * @param tlsMap whether users are taken from certificates (since 2.8.0)
 * @param tlsTimeout seconds (since 2.8.0)
 * @param tlsPinnedCerts certificates that are accepted (since 2.8.0)
 * @param jsDomain JetStream domain of its streams (since 2.8.0)
 * @param ackWait until a message is delivered again (nanoseconds, since 2.8.0)
 * @param maxAckPending messages that may wait for acknowledgement (since 2.8.0)
 * @param tlsOcspPeerVerify whether certificates are checked by OCSP (since 2.9.21)
 * @param tlsCertNotAfter when the certificate expires (since 2.11.12)
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
