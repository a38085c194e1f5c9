package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.Normalize.absentIfEmpty;
import static io.topz.broker.jetstream.consumer.config.Normalize.absentIfFalse;
import static io.topz.broker.jetstream.consumer.config.Normalize.absentIfZero;
import static io.topz.broker.jetstream.consumer.config.Normalize.emptyIfAbsent;
import static io.topz.broker.jetstream.consumer.config.Normalize.zeroIfAbsent;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerConfigBuilder;
import io.topz.collectors.document.ConsumerLimits;
import io.topz.collectors.document.StreamConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Fills in the defaults of nats-server 2.10.27, and removes fields that this version does not know. */
public final class ConsumerDefaults {

    static final long ACK_WAIT = TimeUnit.SECONDS.toNanos(30);
    static final long MAX_ACK_PENDING = 1000;
    static final long MAX_WAITING = 512;

    /** The inactivity threshold of an ephemeral consumer, in nanoseconds. */
    static final long INACTIVE_THRESHOLD = TimeUnit.SECONDS.toNanos(5);

    private ConsumerDefaults() {}

    /** The configuration as it is returned and stored. Zeros, empty strings and empty lists are absent from it. */
    public static ConsumerConfig fill(ConsumerConfig asked, StreamConfig stream) {
        ConsumerConfigBuilder config = normalized(asked);
        List<Long> backoff = emptyIfAbsent(asked.backoff());
        AckPolicy ackPolicy = AckPolicy.of(asked.ackPolicy());
        boolean acknowledged = ackPolicy != AckPolicy.NONE;
        config.deliverPolicy(EnumNames.of(DeliverPolicy.of(asked.deliverPolicy())))
                .ackPolicy(EnumNames.of(ackPolicy))
                .replayPolicy(EnumNames.of(ReplayPolicy.of(asked.replayPolicy())))
                .maxDeliver(orElse(asked.maxDeliver(), -1L));
        if (asked.deliverSubject() == null || asked.deliverSubject().isEmpty()) {
            config.maxWaiting(orElse(asked.maxWaiting(), MAX_WAITING));
        }
        if (acknowledged) {
            config.ackWait(orElse(asked.ackWait(), ACK_WAIT));
        }
        if (!backoff.isEmpty()) {
            config.ackWait(absentIfZero(backoff.get(0)));
        }
        ConsumerLimits limits = stream.consumerLimits();
        long maxAckPending = zeroIfAbsent(asked.maxAckPending());
        if (maxAckPending == 0 && limits != null) {
            maxAckPending = zeroIfAbsent(limits.maxAckPending());
        }
        if (maxAckPending == 0 && acknowledged) {
            maxAckPending = MAX_ACK_PENDING;
        }
        config.maxAckPending(absentIfZero(maxAckPending));
        long threshold = zeroIfAbsent(asked.inactiveThreshold());
        if (threshold == 0 && limits != null) {
            threshold = zeroIfAbsent(limits.inactiveThreshold());
        }
        config.inactiveThreshold(absentIfZero(threshold));
        return config.build();
    }

    /** Adds the defaults of new consumers: an ephemeral one gets an inactivity threshold. */
    public static ConsumerConfig fillNew(ConsumerConfig config) {
        return config.durableName() != null || zeroIfAbsent(config.inactiveThreshold()) > 0
                ? config
                : ConsumerConfigBuilder.builder(config)
                        .inactiveThreshold(INACTIVE_THRESHOLD)
                        .build();
    }

    private static ConsumerConfigBuilder normalized(ConsumerConfig asked) {
        Map<String, String> metadata = asked.metadata();
        return ConsumerConfigBuilder.builder()
                .durableName(absentIfEmpty(asked.durableName()))
                .name(absentIfEmpty(asked.name()))
                .description(absentIfEmpty(asked.description()))
                .optStartSeq(absentIfZero(asked.optStartSeq()))
                .optStartTime(asked.optStartTime())
                .ackWait(absentIfZero(asked.ackWait()))
                .backoff(absentIfEmpty(asked.backoff()))
                .filterSubject(absentIfEmpty(asked.filterSubject()))
                .filterSubjects(absentIfEmpty(asked.filterSubjects()))
                .rateLimitBps(absentIfZero(asked.rateLimitBps()))
                .sampleFreq(absentIfEmpty(asked.sampleFreq()))
                .maxWaiting(absentIfZero(asked.maxWaiting()))
                .flowControl(absentIfFalse(asked.flowControl()))
                .headersOnly(absentIfFalse(asked.headersOnly()))
                .maxBatch(absentIfZero(asked.maxBatch()))
                .maxExpires(absentIfZero(asked.maxExpires()))
                .maxBytes(absentIfZero(asked.maxBytes()))
                .deliverSubject(absentIfEmpty(asked.deliverSubject()))
                .deliverGroup(absentIfEmpty(asked.deliverGroup()))
                .idleHeartbeat(absentIfZero(asked.idleHeartbeat()))
                .numReplicas(zeroIfAbsent(asked.numReplicas()))
                .memStorage(absentIfFalse(asked.memStorage()))
                .direct(absentIfFalse(asked.direct()))
                .metadata(metadata == null || metadata.isEmpty() ? null : metadata);
    }

    private static Long orElse(@Nullable Long value, Long otherwise) {
        return value == null || value == 0 ? otherwise : value;
    }
}
