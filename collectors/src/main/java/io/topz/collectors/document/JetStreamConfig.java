package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of JetStream on a server.
 *
 * @param maxMemory memory for streams (bytes)
 * @param maxStorage storage for streams (bytes)
 * @param storeDir directory of the store
 * @param syncInterval between calls of fsync (nanoseconds, since 2.10.0)
 * @param syncAlways whether each write is synced (since 2.10.0)
 * @param domain name of the JetStream domain (since 2.2.3)
 * @param compressOk whether compression is supported (since 2.9.0)
 * @param uniqueTag prefix of the tags in which replicas must differ (since 2.10.0)
 * @param strict whether unknown fields in requests are errors (since 2.11.0)
 */
@RecordBuilder
public record JetStreamConfig(
        @Nullable Long maxMemory,
        @Nullable Long maxStorage,
        @Nullable String storeDir,
        @Nullable Long syncInterval,
        @Nullable Boolean syncAlways,
        @Nullable String domain,
        @Nullable Boolean compressOk,
        @Nullable String uniqueTag,
        @Nullable Boolean strict) {}
