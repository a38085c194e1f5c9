package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Limits of JetStream on a server.
 *
 * @param maxRequestBatch since 2.11.0
 * @param maxAckPending since 2.11.0
 * @param maxHaAssets since 2.11.0
 * @param maxDuplicateWindow (nanoseconds); since 2.11.0
 * @param maxBatchInflightPerStream since 2.12.0
 * @param maxBatchInflightTotal since 2.12.0
 * @param maxBatchSize since 2.12.0
 * @param maxBatchTimeout (nanoseconds); since 2.12.0
 * @param defaultMaxConsumers since 2.15
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
