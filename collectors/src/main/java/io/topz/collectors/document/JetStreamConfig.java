package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of JetStream on a server.
 *
 * @param maxMemory bytes; since 2.2.0
 * @param maxStorage bytes; since 2.2.0
 * @param storeDir path ending in /jetstream; since 2.2.0
 * @param syncInterval fsync interval, default 120000000000 (nanoseconds); since 2.10.0
 * @param syncAlways since 2.10.0
 * @param domain JetStream domain; since 2.2.3
 * @param compressOk message-level compression support, true; since 2.9.0
 * @param uniqueTag placement tag prefix; since 2.10.0
 * @param strict strict API decoding; since 2.11.0
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
