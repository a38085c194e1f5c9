package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a subscription table.
 *
 * @param numSubscriptions current
 * @param numCache entries in the match cache
 * @param numInserts since start
 * @param numRemoves since start
 * @param numMatches lookups since start
 * @param cacheHitRate cache hits / matches, 0..1
 * @param maxFanout largest result in the cache
 * @param avgFanout average over cache entries
 */
@RecordBuilder
public record SublistStats(
        @Nullable Long numSubscriptions,
        @Nullable Long numCache,
        @Uint64 @Nullable Long numInserts,
        @Uint64 @Nullable Long numRemoves,
        @Uint64 @Nullable Long numMatches,
        @Nullable Double cacheHitRate,
        @Nullable Long maxFanout,
        @Nullable Double avgFanout) {}
