package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JetStream state of one account.
 *
 * @param name readable name; since 2.2.0
 * @param id account name/nkey; since 2.2.0
 * @param memory bytes used in memory streams; since 2.2.0
 * @param storage bytes used in file streams; since 2.2.0
 * @param reservedMemory bytes reserved by max_bytes of streams (server) or account limit (account detail; unlimited =
 *     18446744073709551615); since 2.6.0
 * @param reservedStorage same, file; since 2.6.0
 * @param accounts accounts with JetStream on this server; since 2.2.0
 * @param haAssets raft groups on this server (meta + streams + consumers); since 2.7.3
 * @param api JetStreamAPIStats; since 2.2.0
 * @param streamDetail streams=1; since 2.2.0
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
