package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The JetStream resources in use on a server.
 *
 * @param memory bytes used in memory streams
 * @param storage bytes used in file streams
 * @param reservedMemory bytes that streams have reserved (since 2.6.0)
 * @param reservedStorage bytes that streams have reserved (since 2.6.0)
 * @param accounts accounts with JetStream on this server
 * @param haAssets raft groups on this server (since 2.7.3)
 * @param api requests to the JetStream API
 */
@RecordBuilder
public record JetStreamStats(
        @Uint64 @Nullable Long memory,
        @Uint64 @Nullable Long storage,
        @Uint64 @Nullable Long reservedMemory,
        @Uint64 @Nullable Long reservedStorage,
        @Nullable Long accounts,
        @Nullable Long haAssets,
        @Nullable JetStreamApiStats api) {}
