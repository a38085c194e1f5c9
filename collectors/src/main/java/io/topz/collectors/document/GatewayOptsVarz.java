package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway part of the configuration.
 *
 * @param name cluster name
 * @param host client listen host
 * @param port client listen port (actual, also when -1 was asked)
 * @param authTimeout seconds
 * @param tlsTimeout seconds
 * @param tlsRequired clients must use TLS; since 2.2.0
 * @param tlsVerify client certificates required; since 2.2.0
 * @param advertise advertise
 * @param connectRetries connect retries
 * @param gateways RemoteGatewayOptsVarz per configured remote
 * @param rejectUnknown reject unknown
 * @param writeDeadline (copies the cluster value) (nanoseconds); since 2.11.11
 * @param writeTimeout (copies the cluster value); since 2.11.11
 * @param tlsCertNotAfter expiry of the client TLS certificate; since 2.11.12
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
