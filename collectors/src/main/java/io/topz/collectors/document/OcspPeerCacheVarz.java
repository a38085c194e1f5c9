package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The cache of OCSP answers.
 *
 * @param cacheType since 2.9.21
 * @param cacheHits since 2.9.21
 * @param cacheMisses since 2.9.21
 * @param cachedResponses since 2.9.21
 * @param cachedRevokedResponses since 2.9.21
 * @param cachedGoodResponses since 2.9.21
 * @param cachedUnknownResponses since 2.9.21
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
