package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The cache of OCSP answers.
 *
 * @param cacheType {@code none} or {@code local} (since 2.9.21)
 * @param cacheHits look-ups answered by the cache (since 2.9.21)
 * @param cacheMisses look-ups that were not (since 2.9.21)
 * @param cachedResponses answers kept (since 2.9.21)
 * @param cachedRevokedResponses of those, for revoked certificates (since 2.9.21)
 * @param cachedGoodResponses of those, for good ones (since 2.9.21)
 * @param cachedUnknownResponses of those, for unknown ones (since 2.9.21)
 */
@RecordBuilder
public record OcspPeerCacheVarz(
        @Nullable String cacheType,
        @Nullable Long cacheHits,
        @Nullable Long cacheMisses,
        @Nullable Long cachedResponses,
        @Nullable Long cachedRevokedResponses,
        @Nullable Long cachedGoodResponses,
        @Nullable Long cachedUnknownResponses) {}
