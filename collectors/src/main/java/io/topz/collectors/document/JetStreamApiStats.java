package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Counts of JetStream API requests.
 *
 * @param level level of the API that the server speaks (2.11: 1, 2.12: 2, 2.14: 4, 2.15: 5); 0 in accounts (since
 *     2.11.0)
 * @param total requests handled by this server
 * @param errors of those, answered with an error
 * @param inflight requests being handled now (since 2.7.0)
 */
@RecordBuilder
public record JetStreamApiStats(
        @Nullable Long level,
        @Uint64 @Nullable Long total,
        @Uint64 @Nullable Long errors,
        @Uint64 @Nullable Long inflight) {}
