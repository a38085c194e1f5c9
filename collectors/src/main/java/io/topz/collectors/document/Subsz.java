package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subscription table of a server. Served at {@code /subsz}.
 *
 * @param serverId until 2.11.17 absent when no list is returned; since 2.1.7
 * @param now same; since 2.1.7
 * @param numSubscriptions current
 * @param numCache entries in the match cache
 * @param numInserts since start
 * @param numRemoves since start
 * @param numMatches lookups since start
 * @param cacheHitRate cache hits / matches, 0..1
 * @param maxFanout largest result in the cache
 * @param avgFanout average over cache entries
 * @param total count of the matching subscriptions (before 2.11.6: of the page); 0 without subs=1; absent without list until 2.11.17
 * @param offset offset applied (negative becomes 0)
 * @param limit limit applied (&lt;=0 becomes 1024; 1 when cid given)
 * @param subscriptionsList subs=1: SubDetail with account
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
