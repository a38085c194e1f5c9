package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stream holds.
 *
 * @param messages sum over local streams; since 2.2.0
 * @param bytes stored size; since 2.2.0
 * @param firstSeq since 2.2.0
 * @param firstTs zero time when empty; since 2.2.0
 * @param lastSeq since 2.2.0
 * @param lastTs since 2.2.0
 * @param numSubjects since 2.7.2
 * @param subjects never in jsz; since 2.7.2
 * @param numDeleted interior deletes; since 2.2.2
 * @param deleted never in jsz; since 2.2.0
 * @param lost {msgs:[int], bytes:int}; since 2.2.0
 * @param consumerCount since 2.2.0
 */
@RecordBuilder
public record StreamState(
        @Uint64 @Nullable Long messages,
        @Uint64 @Nullable Long bytes,
        @Uint64 @Nullable Long firstSeq,
        @Nullable Instant firstTs,
        @Uint64 @Nullable Long lastSeq,
        @Nullable Instant lastTs,
        @Nullable Long numSubjects,
        @Nullable Map<String, Long> subjects,
        @Nullable Long numDeleted,
        @Nullable List<Long> deleted,
        @Nullable LostStreamData lost,
        @Nullable Long consumerCount) {}
