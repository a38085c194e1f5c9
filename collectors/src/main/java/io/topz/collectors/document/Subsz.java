package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subscription table of a server. Served at {@code /subsz}.
 *
 * @param serverId id of the server; until 2.11.17 absent without the list (since 2.1.7)
 * @param now time of this answer, UTC; until 2.11.17 absent without the list (since 2.1.7)
 * @param numSubscriptions subscriptions now
 * @param numCache entries in the cache of matches
 * @param numInserts subscriptions added since start
 * @param numRemoves subscriptions removed since start
 * @param numMatches look-ups since start
 * @param cacheHitRate share of look-ups that the cache answered, 0 to 1
 * @param maxFanout most subscriptions on one subject in the cache
 * @param avgFanout subscriptions on a subject in the cache on average
 * @param total subscriptions that match (before 2.11.6: of the page); absent or 0 without the list
 * @param offset subscriptions skipped
 * @param limit size of the page
 * @param subscriptionsList the page, when asked for
 */
@RecordBuilder
public record Subsz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long numSubscriptions,
        @Nullable Long numCache,
        @Uint64 @Nullable Long numInserts,
        @Uint64 @Nullable Long numRemoves,
        @Uint64 @Nullable Long numMatches,
        @Nullable Double cacheHitRate,
        @Nullable Long maxFanout,
        @Nullable Double avgFanout,
        @Nullable Long total,
        @Nullable Long offset,
        @Nullable Long limit,
        @Nullable List<SubDetail> subscriptionsList)
        implements Document {}
