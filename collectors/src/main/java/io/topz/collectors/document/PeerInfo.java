package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Another server of a replicated group.
 *
 * @param name server
 * @param current whether it has caught up and was seen lately
 * @param offline whether it is not seen
 * @param active since it was last heard of (nanoseconds)
 * @param lag raft entries behind
 * @param peer peer id, 8 characters (since 2.9.1)
 * @param pending assigned but not joined yet (since 2.15)
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
