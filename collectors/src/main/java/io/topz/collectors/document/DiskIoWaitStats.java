package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for the disk.
 *
 * @param waiters waiting now (since 2.12.14)
 * @param waits times that somebody waited, since start (since 2.12.14)
 * @param waitTime sum of the waits (nanoseconds, since 2.12.14)
 * @param maxWaitTime the longest wait (nanoseconds, since 2.12.14)
 */
@RecordBuilder
public record DiskIoWaitStats(
        @Nullable Long waiters,
        @Uint64 @Nullable Long waits,
        @Uint64 @Nullable Long waitTime,
        @Uint64 @Nullable Long maxWaitTime) {}
