package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A count of events by kind of connection.
 *
 * @param clients of clients (since 2.10.0)
 * @param routes of routes (since 2.10.0)
 * @param gateways of gateways (since 2.10.0)
 * @param leafs of leaf nodes (since 2.10.0)
 */
@RecordBuilder
public record KindCounts(
        @Uint64 @Nullable Long clients,
        @Uint64 @Nullable Long routes,
        @Uint64 @Nullable Long gateways,
        @Uint64 @Nullable Long leafs) {}
