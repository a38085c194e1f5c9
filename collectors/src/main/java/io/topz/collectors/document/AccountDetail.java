package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JetStream state of one account.
 *
 * @param name readable name
 * @param id account name or public key
 * @param memory bytes in memory streams, on all servers that this one knows
 * @param storage bytes in file streams, on all servers that this one knows
 * @param reservedMemory limit of the account in bytes, 2^64 - 1 when there is none (since 2.6.0)
 * @param reservedStorage limit of the account in bytes, 2^64 - 1 when there is none (since 2.6.0)
 * @param accounts always 0 here
 * @param haAssets always 0 here (since 2.7.3)
 * @param api API requests of this account on this server
 * @param streamDetail its streams, when asked for
 */
@RecordBuilder
public record AccountDetail(
        @Nullable String name,
        @Nullable String id,
        @Uint64 @Nullable Long memory,
        @Uint64 @Nullable Long storage,
        @Uint64 @Nullable Long reservedMemory,
        @Uint64 @Nullable Long reservedStorage,
        @Nullable Long accounts,
        @Nullable Long haAssets,
        @Nullable JetStreamApiStats api,
        @Nullable List<StreamDetail> streamDetail) {}
