package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a stream in numbers.
 *
 * @param messages messages
 * @param bytes bytes of those as stored
 * @param firstSeq sequence of the first message
 * @param firstTs time of the first message; the zero time when there is none
 * @param lastSeq sequence of the last message
 * @param lastTs time of the last message; the zero time when there is none
 * @param numSubjects different subjects (since 2.7.2)
 * @param subjects messages by subject; absent in {@code /jsz} (since 2.7.2)
 * @param numDeleted gaps between the first and the last message (since 2.2.2)
 * @param deleted those sequences; absent in {@code /jsz}
 * @param lost messages that were lost to damage
 * @param consumerCount consumers
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
        @Uint64 @Nullable List<Long> deleted,
        @Nullable LostStreamData lost,
        @Nullable Long consumerCount) {}
