package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import org.jspecify.annotations.Nullable;

/**
 * A count of events by kind of connection.
 *
 * @param clients since 2.10.0
 * @param routes open route connections (with pooling since 2.10: several per peer); since 2.10.0
 * @param gateways RemoteGatewayOptsVarz per configured remote; since 2.10.0
 * @param leafs LeafInfo; none: null until 2.10.15, [] since 2.10.16; since 2.10.0
 */
@RecordBuilder
public record KindCounts(
        @Uint64 @Nullable Long clients,
        @Uint64 @Nullable Long routes,
        @Uint64 @Nullable Long gateways,
        @Uint64 @Nullable Long leafs) {}
