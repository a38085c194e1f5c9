package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Limits of JetStream on a server.
 *
 * @param maxRequestBatch messages per pull request at most (since 2.11.0)
 * @param maxAckPending messages that may wait for acknowledgement (since 2.11.0)
 * @param maxHaAssets raft groups on this server at most (since 2.11.0)
 * @param maxDuplicateWindow (nanoseconds, since 2.11.0)
 * @param maxBatchInflightPerStream atomic batches open in one stream at most (since 2.12.0)
 * @param maxBatchInflightTotal atomic batches open at most (since 2.12.0)
 * @param maxBatchSize messages in an atomic batch at most (since 2.12.0)
 * @param maxBatchTimeout life of an atomic batch (nanoseconds, since 2.12.0)
 * @param defaultMaxConsumers consumers per stream, where the stream does not say (since 2.15)
 */
@RecordBuilder
public record JetStreamLimits(
        @Nullable Long maxRequestBatch,
        @Nullable Long maxAckPending,
        @Nullable Long maxHaAssets,
        @Nullable Long maxDuplicateWindow,
        @Nullable Long maxBatchInflightPerStream,
        @Nullable Long maxBatchInflightTotal,
        @Nullable Long maxBatchSize,
        @Nullable Long maxBatchTimeout,
        @Nullable Long defaultMaxConsumers) {}
