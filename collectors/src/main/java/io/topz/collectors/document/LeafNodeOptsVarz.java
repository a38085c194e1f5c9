package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leaf node part of the configuration.
 *
 * @param host host on which it listens
 * @param port port on which it listens
 * @param authTimeout seconds
 * @param tlsTimeout seconds
 * @param tlsRequired whether leaf nodes must use TLS
 * @param tlsVerify whether they must show certificates
 * @param remotes hubs that this server dials
 * @param tlsOcspPeerVerify whether certificates are checked by OCSP (since 2.9.21)
 * @param writeDeadline (nanoseconds, since 2.11.11)
 * @param writeTimeout {@code close} or {@code retry} (since 2.11.11)
 * @param tlsCertNotAfter when the certificate expires (since 2.11.12)
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
