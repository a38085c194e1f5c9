package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a consumer.
 *
 * @param durableName name, of durable ones
 * @param name name (since 2.9.0)
 * @param description free text (since 2.3.3)
 * @param deliverPolicy {@code all}, {@code last}, {@code new}, {@code by_start_sequence}, {@code by_start_time} or
 *     {@code last_per_subject}
 * @param optStartSeq first sequence, by that policy
 * @param optStartTime first time, by that policy
 * @param ackPolicy {@code none}, {@code all} or {@code explicit}
 * @param ackWait until a message is delivered again (nanoseconds)
 * @param maxDeliver deliveries of one message, -1 for no limit
 * @param backoff waits between deliveries (nanoseconds, since 2.7.1)
 * @param filterSubject only messages of this subject
 * @param filterSubjects only messages of these subjects (since 2.10.0)
 * @param replayPolicy {@code instant} or {@code original}
 * @param rateLimitBps bits per second at most
 * @param sampleFreq share of acknowledgements that are reported
 * @param maxWaiting pull requests that may wait
 * @param maxAckPending messages that may wait for their acknowledgement
 * @param idleHeartbeat silence after which a heartbeat is sent (nanoseconds)
 * @param flowControl whether the subscriber is asked to keep up
 * @param headersOnly whether payloads are left out (since 2.6.2)
 * @param maxBatch messages per pull request at most (since 2.7.0)
 * @param maxExpires life of a pull request at most (nanoseconds, since 2.7.0)
 * @param maxBytes bytes per pull request at most (since 2.8.3)
 * @param deliverSubject where messages are pushed to; absent in pull consumers
 * @param deliverGroup queue group of the subscribers (since 2.4.0)
 * @param inactiveThreshold idle time after which it is removed (nanoseconds, since 2.7.0)
 * @param numReplicas copies of its state, 0 for those of the stream (since 2.8.3)
 * @param memStorage whether its state is in memory only (since 2.8.3)
 * @param direct whether it is internal, of a mirror or source
 * @param sourcing whether it is internal, of a source (since 2.14.0)
 * @param metadata free key and value pairs (since 2.10.0)
 * @param pauseUntil when it goes on (since 2.11.0)
 * @param priorityGroups names of its priority groups (since 2.11.0)
 * @param priorityPolicy {@code none}, {@code overflow}, {@code pinned_client} or {@code prioritized} (since 2.11.0)
 * @param priorityTimeout how long a pinned client may be silent (nanoseconds, since 2.11.0)
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
