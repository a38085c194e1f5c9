package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway part of the configuration.
 *
 * @param name name of the own gateway
 * @param host host on which it listens
 * @param port port on which it listens
 * @param authTimeout seconds
 * @param tlsTimeout seconds
 * @param tlsRequired whether gateways must use TLS
 * @param tlsVerify whether they must show certificates
 * @param advertise address that is announced to others
 * @param connectRetries attempts to connect to a remote that was learnt of
 * @param gateways remotes, configured or learnt of
 * @param rejectUnknown whether remotes that are not configured are refused
 * @param writeDeadline (nanoseconds, since 2.11.11)
 * @param writeTimeout {@code close} or {@code retry} (since 2.11.11)
 * @param tlsCertNotAfter when the certificate expires (since 2.11.12)
 */
@RecordBuilder
public record GatewayOptsVarz(
        @Nullable String name,
        @Nullable String host,
        @Nullable Long port,
        @Nullable Double authTimeout,
        @Nullable Double tlsTimeout,
        @Nullable Boolean tlsRequired,
        @Nullable Boolean tlsVerify,
        @Nullable String advertise,
        @Nullable Long connectRetries,
        @Nullable List<RemoteGatewayOptsVarz> gateways,
        @Nullable Boolean rejectUnknown,
        @Nullable Long writeDeadline,
        @Nullable String writeTimeout,
        @Nullable Instant tlsCertNotAfter) {}
