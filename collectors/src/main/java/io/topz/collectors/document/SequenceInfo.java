package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position in a consumer and in its stream.
 *
 * @param consumerSeq sequence in the consumer (since 2.4.0)
 * @param streamSeq sequence in the stream (since 2.4.0)
 * @param lastActive when, absent before the first (since 2.4.0)
 */
@RecordBuilder
public record SequenceInfo(
        @Uint64 @Nullable Long consumerSeq,
        @Uint64 @Nullable Long streamSeq,
        @Nullable Instant lastActive) {}
