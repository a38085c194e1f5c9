package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leaf node part of the configuration.
 *
 * @param host client listen host
 * @param port client listen port (actual, also when -1 was asked)
 * @param authTimeout seconds
 * @param tlsTimeout seconds
 * @param tlsRequired clients must use TLS; since 2.2.0
 * @param tlsVerify client certificates required; since 2.2.0
 * @param remotes RemoteLeafOptsVarz per configured remote
 * @param tlsOcspPeerVerify OCSP peer check on clients; since 2.9.21
 * @param writeDeadline default 10000000000 (nanoseconds); since 2.11.11
 * @param writeTimeout close or retry, absent when default; since 2.11.11
 * @param tlsCertNotAfter expiry of the client TLS certificate; since 2.11.12
 */
@RecordBuilder
public record LeafNodeOptsVarz(
        @Nullable String host,
        @Nullable Long port,
        @Nullable Double authTimeout,
        @Nullable Double tlsTimeout,
        @Nullable Boolean tlsRequired,
        @Nullable Boolean tlsVerify,
        @Nullable List<RemoteLeafOptsVarz> remotes,
        @Nullable Boolean tlsOcspPeerVerify,
        @Nullable Long writeDeadline,
        @Nullable String writeTimeout,
        @Nullable Instant tlsCertNotAfter) {}
