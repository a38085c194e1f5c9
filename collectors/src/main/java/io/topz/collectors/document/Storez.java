package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The store of a NATS Streaming server and its limits. Served at {@code /streaming/storez}.
 *
 * @param clusterId id of the cluster
 * @param serverId id of the server, new at each start
 * @param now time of this answer
 * @param type {@code MEMORY}, {@code FILE}, {@code SQL}, {@code RAFT_FILE} or {@code RAFT_SQL}
 * @param limits the limits of the store and of its channels
 * @param totalMsgs messages of all channels
 * @param totalBytes bytes of those; a store of files counts its records, one in memory the messages
 */
@RecordBuilder
public record Storez(
        @Nullable String clusterId,
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable String type,
        @Nullable StreamingLimits limits,
        @Nullable Long totalMsgs,
        @Uint64 @Nullable Long totalBytes)
        implements Document {}
