package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a subscription table.
 *
 * @param numSubscriptions subscriptions now
 * @param numCache entries in the cache of matches
 * @param numInserts subscriptions added since start
 * @param numRemoves subscriptions removed since start
 * @param numMatches look-ups since start
 * @param cacheHitRate share of look-ups that the cache answered, 0 to 1
 * @param maxFanout most subscriptions on one subject in the cache
 * @param avgFanout subscriptions on a subject in the cache on average
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
