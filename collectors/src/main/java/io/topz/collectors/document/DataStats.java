package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Messages and bytes in one direction, and how they split by link.
 *
 * @param msgs messages delivered to this subscription; since 2.11.10
 * @param bytes sum over local streams; since 2.11.10
 * @param gateways RemoteGatewayOptsVarz per configured remote; since 2.11.5
 * @param routes open route connections (with pooling since 2.10: several per peer); since 2.11.5
 * @param leafs LeafInfo; none: null until 2.10.15, [] since 2.10.16; since 2.11.5
 */
@RecordBuilder
public record DataStats(
        @Nullable Long msgs,
        @Nullable Long bytes,
        @Nullable MsgBytes gateways,
        @Nullable MsgBytes routes,
        @Nullable MsgBytes leafs) {}
