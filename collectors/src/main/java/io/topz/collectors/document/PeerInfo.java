package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import org.jspecify.annotations.Nullable;

/**
 * Another server of a replicated group.
 *
 * @param name server name; since 2.2.0
 * @param current caught up and seen recently; since 2.2.0
 * @param offline server not seen; since 2.2.0
 * @param active time since last contact (nanoseconds); since 2.2.0
 * @param lag raft entries behind; since 2.2.0
 * @param peer 8-character peer id (hash of the name); since 2.9.1
 * @param pending assigned but not joined yet; since 2.15
 */
@RecordBuilder
public record PeerInfo(
        @Nullable String name,
        @Nullable Boolean current,
        @Nullable Boolean offline,
        @Nullable Long active,
        @Uint64 @Nullable Long lag,
        @Nullable String peer,
        @Nullable Boolean pending) {}
