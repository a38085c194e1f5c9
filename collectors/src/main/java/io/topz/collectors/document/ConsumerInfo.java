package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One consumer: what was delivered, acknowledged and is pending.
 *
 * @param streamName since 2.2.0
 * @param name cluster name; since 2.2.0
 * @param created since 2.2.0
 * @param config config=1; since 2.2.0
 * @param delivered SequenceInfo; since 2.2.0
 * @param ackFloor SequenceInfo; since 2.2.0
 * @param numAckPending delivered, not acked; since 2.2.0
 * @param numRedelivered messages now pending that were delivered more than once; since 2.2.0
 * @param numWaiting open pull requests (pull only); since 2.2.0
 * @param numPending messages matching the filter not delivered yet. Authoritative only on the consumer leader;
 *     followers answer stale values (2.9-2.14) or 0 (2.15); since 2.2.0
 * @param cluster ClusterInfo; since 2.2.0
 * @param pushBound push: a subscriber is there; since 2.4.0
 * @param paused since 2.11.0
 * @param pauseRemaining (nanoseconds); since 2.11.0
 * @param ts time of the answer; since 2.10.0
 * @param priorityGroups [{group, pinned_client_id?, pinned_ts}]; since 2.11.0
 */
@RecordBuilder
public record ConsumerInfo(
        @Nullable String streamName,
        @Nullable String name,
        @Nullable Instant created,
        @Nullable ConsumerConfig config,
        @Nullable SequenceInfo delivered,
        @Nullable SequenceInfo ackFloor,
        @Nullable Long numAckPending,
        @Nullable Long numRedelivered,
        @Nullable Long numWaiting,
        @Uint64 @Nullable Long numPending,
        @Nullable ClusterInfo cluster,
        @Nullable Boolean pushBound,
        @Nullable Boolean paused,
        @Nullable Long pauseRemaining,
        @Nullable Instant ts,
        @Nullable List<JsonNode> priorityGroups) {}
