package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a consumer.
 *
 * @param durableName since 2.2.0
 * @param name cluster name; since 2.9.0
 * @param description since 2.3.3
 * @param deliverPolicy since 2.2.0
 * @param optStartSeq since 2.2.0
 * @param optStartTime since 2.2.0
 * @param ackPolicy since 2.2.0
 * @param ackWait (nanoseconds); since 2.2.0
 * @param maxDeliver since 2.2.0
 * @param backoff (nanoseconds); since 2.7.1
 * @param filterSubject since 2.2.0
 * @param filterSubjects since 2.10.0
 * @param replayPolicy since 2.2.0
 * @param rateLimitBps since 2.2.0
 * @param sampleFreq since 2.2.0
 * @param maxWaiting since 2.2.0
 * @param maxAckPending since 2.2.0
 * @param idleHeartbeat (nanoseconds); since 2.2.0
 * @param flowControl since 2.2.0
 * @param headersOnly since 2.6.2
 * @param maxBatch since 2.7.0
 * @param maxExpires (nanoseconds); since 2.7.0
 * @param maxBytes since 2.8.3
 * @param deliverSubject since 2.2.0
 * @param deliverGroup since 2.4.0
 * @param inactiveThreshold (nanoseconds); since 2.7.0
 * @param numReplicas since 2.8.3
 * @param memStorage since 2.8.3
 * @param direct since 2.2.0
 * @param sourcing since 2.14.0
 * @param metadata server metadata map; since 2.10.0
 * @param pauseUntil since 2.11.0
 * @param priorityGroups [{group, pinned_client_id?, pinned_ts}]; since 2.11.0
 * @param priorityPolicy since 2.11.0
 * @param priorityTimeout (nanoseconds); since 2.11.0
 */
@RecordBuilder
public record ConsumerConfig(
        @Nullable String durableName,
        @Nullable String name,
        @Nullable String description,
        @Nullable String deliverPolicy,
        @Uint64 @Nullable Long optStartSeq,
        @Nullable Instant optStartTime,
        @Nullable String ackPolicy,
        @Nullable Long ackWait,
        @Nullable Long maxDeliver,
        @Nullable List<Long> backoff,
        @Nullable String filterSubject,
        @Nullable List<String> filterSubjects,
        @Nullable String replayPolicy,
        @Uint64 @Nullable Long rateLimitBps,
        @Nullable String sampleFreq,
        @Nullable Long maxWaiting,
        @Nullable Long maxAckPending,
        @Nullable Long idleHeartbeat,
        @Nullable Boolean flowControl,
        @Nullable Boolean headersOnly,
        @Nullable Long maxBatch,
        @Nullable Long maxExpires,
        @Nullable Long maxBytes,
        @Nullable String deliverSubject,
        @Nullable String deliverGroup,
        @Nullable Long inactiveThreshold,
        @Nullable Long numReplicas,
        @Nullable Boolean memStorage,
        @Nullable Boolean direct,
        @Nullable Boolean sourcing,
        @Nullable Map<String, String> metadata,
        @Nullable Instant pauseUntil,
        @Nullable List<String> priorityGroups,
        @Nullable String priorityPolicy,
        @Nullable Long priorityTimeout) {}
