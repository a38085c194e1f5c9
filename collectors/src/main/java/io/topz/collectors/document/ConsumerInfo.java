package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One consumer: its delivered, acknowledged and pending messages.
 *
 * @param streamName its stream
 * @param name name
 * @param created when it was made
 * @param config its configuration, when asked for
 * @param delivered last message that was delivered
 * @param ackFloor last message up to which all are acknowledged
 * @param numAckPending messages delivered and not acknowledged
 * @param numRedelivered of those, delivered more than once
 * @param numWaiting open pull requests
 * @param numPending messages not delivered yet; right only on the leader of the consumer
 * @param cluster its replicas
 * @param pushBound whether somebody subscribes to its deliver subject (since 2.4.0)
 * @param paused whether it is paused (since 2.11.0)
 * @param pauseRemaining until it goes on (nanoseconds, since 2.11.0)
 * @param ts time of this answer (since 2.10.0)
 * @param priorityGroups state of its priority groups: {@code {group, pinned_client_id, pinned_ts}} (since 2.11.0)
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
