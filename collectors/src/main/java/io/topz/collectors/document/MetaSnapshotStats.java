package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of the meta group.
 *
 * @param pendingEntries raft entries since the last snapshot (since 2.11.11)
 * @param pendingSize bytes of those (since 2.11.11)
 * @param lastTime when the last one was made; the zero time before the first (since 2.11.11)
 * @param lastDuration how long it took (nanoseconds, since 2.11.11)
 */
@RecordBuilder
public record MetaSnapshotStats(
        @Uint64 @Nullable Long pendingEntries,
        @Uint64 @Nullable Long pendingSize,
        @Nullable Instant lastTime,
        @Nullable Long lastDuration) {}
