package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster part of the configuration.
 *
 * @param name cluster name; since 2.2.0
 * @param addr cluster listen host
 * @param clusterPort cluster port
 * @param authTimeout seconds
 * @param urls configured routes as host:port, no credentials
 * @param tlsTimeout seconds; since 2.2.0
 * @param tlsRequired clients must use TLS; since 2.2.0
 * @param tlsVerify same value as tls_required; since 2.2.0
 * @param poolSize route pool; since 2.10.0
 * @param writeDeadline default 10000000000 (nanoseconds); since 2.11.11
 * @param writeTimeout close or retry, absent when default; since 2.11.11
 * @param tlsCertNotAfter expiry of the client TLS certificate; since 2.11.12
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
