package io.topz.broker.jetstream.store;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerConfigBuilder;
import io.topz.collectors.document.Uint64;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a consumer as it stands in a file. */
@RecordBuilder
public record StoredConsumerConfig(
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
        @Nullable Long priorityTimeout) {

    static StoredConsumerConfig of(ConsumerConfig config) {
        return StoredConsumerConfigBuilder.builder()
                .durableName(config.durableName())
                .name(config.name())
                .description(config.description())
                .deliverPolicy(config.deliverPolicy())
                .optStartSeq(config.optStartSeq())
                .optStartTime(config.optStartTime())
                .ackPolicy(config.ackPolicy())
                .ackWait(config.ackWait())
                .maxDeliver(config.maxDeliver())
                .backoff(config.backoff())
                .filterSubject(config.filterSubject())
                .filterSubjects(config.filterSubjects())
                .replayPolicy(config.replayPolicy())
                .rateLimitBps(config.rateLimitBps())
                .sampleFreq(config.sampleFreq())
                .maxWaiting(config.maxWaiting())
                .maxAckPending(config.maxAckPending())
                .idleHeartbeat(config.idleHeartbeat())
                .flowControl(config.flowControl())
                .headersOnly(config.headersOnly())
                .maxBatch(config.maxBatch())
                .maxExpires(config.maxExpires())
                .maxBytes(config.maxBytes())
                .deliverSubject(config.deliverSubject())
                .deliverGroup(config.deliverGroup())
                .inactiveThreshold(config.inactiveThreshold())
                .numReplicas(config.numReplicas())
                .memStorage(config.memStorage())
                .direct(config.direct())
                .sourcing(config.sourcing())
                .metadata(config.metadata())
                .pauseUntil(config.pauseUntil())
                .priorityGroups(config.priorityGroups())
                .priorityPolicy(config.priorityPolicy())
                .priorityTimeout(config.priorityTimeout())
                .build();
    }

    ConsumerConfig toDocument() {
        return ConsumerConfigBuilder.builder()
                .durableName(durableName)
                .name(name)
                .description(description)
                .deliverPolicy(deliverPolicy)
                .optStartSeq(optStartSeq)
                .optStartTime(optStartTime)
                .ackPolicy(ackPolicy)
                .ackWait(ackWait)
                .maxDeliver(maxDeliver)
                .backoff(backoff)
                .filterSubject(filterSubject)
                .filterSubjects(filterSubjects)
                .replayPolicy(replayPolicy)
                .rateLimitBps(rateLimitBps)
                .sampleFreq(sampleFreq)
                .maxWaiting(maxWaiting)
                .maxAckPending(maxAckPending)
                .idleHeartbeat(idleHeartbeat)
                .flowControl(flowControl)
                .headersOnly(headersOnly)
                .maxBatch(maxBatch)
                .maxExpires(maxExpires)
                .maxBytes(maxBytes)
                .deliverSubject(deliverSubject)
                .deliverGroup(deliverGroup)
                .inactiveThreshold(inactiveThreshold)
                .numReplicas(numReplicas)
                .memStorage(memStorage)
                .direct(direct)
                .sourcing(sourcing)
                .metadata(metadata)
                .pauseUntil(pauseUntil)
                .priorityGroups(priorityGroups)
                .priorityPolicy(priorityPolicy)
                .priorityTimeout(priorityTimeout)
                .build();
    }
}
