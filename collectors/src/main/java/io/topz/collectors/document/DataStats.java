package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Messages and bytes in one direction, and how they split by link.
 *
 * @param msgs messages on all links (since 2.11.10)
 * @param bytes bytes of those (since 2.11.10)
 * @param gateways of those, on gateways (since 2.11.5)
 * @param routes of those, on routes (since 2.11.5)
 * @param leafs of those, on leaf nodes (since 2.11.5)
 */
@RecordBuilder
public record DataStats(
        @Nullable Long msgs,
        @Nullable Long bytes,
        @Nullable MsgBytes gateways,
        @Nullable MsgBytes routes,
        @Nullable MsgBytes leafs) {}
