package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster part of the configuration.
 *
 * @param name cluster name
 * @param addr host on which it listens
 * @param clusterPort port on which it listens
 * @param authTimeout seconds
 * @param urls configured routes as host:port, no credentials
 * @param tlsTimeout seconds
 * @param tlsRequired whether routes must use TLS
 * @param tlsVerify the same as tlsRequired
 * @param poolSize connections per other server (since 2.10.0)
 * @param writeDeadline (nanoseconds, since 2.11.11)
 * @param writeTimeout {@code close} or {@code retry} (since 2.11.11)
 * @param tlsCertNotAfter when the certificate expires (since 2.11.12)
 */
@RecordBuilder
public record ClusterOptsVarz(
        @Nullable String name,
        @Nullable String addr,
        @Nullable Long clusterPort,
        @Nullable Double authTimeout,
        @Nullable List<String> urls,
        @Nullable Double tlsTimeout,
        @Nullable Boolean tlsRequired,
        @Nullable Boolean tlsVerify,
        @Nullable Long poolSize,
        @Nullable Long writeDeadline,
        @Nullable String writeTimeout,
        @Nullable Instant tlsCertNotAfter) {}
