package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.Normalize.emptyIfAbsent;
import static io.topz.broker.jetstream.consumer.config.Normalize.zeroIfAbsent;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a consumer in the form used for delivery. Durations are in nanoseconds; 0 means unlimited.
 *
 * @param redelivery the time until a message is delivered again, and the maximum number of deliveries
 * @param maxAckPending the maximum number of messages that wait for an acknowledgement
 * @param deliverSubject the subject to deliver to; null for a pull consumer
 * @param deliverGroup the queue group that shares the messages
 * @param samplePercent the share of acknowledgements that are reported
 */
@RecordBuilder
public record ConsumerSettings(
        AckPolicy ackPolicy,
        DeliverPolicy deliverPolicy,
        SubjectFilter filter,
        RedeliveryPolicy redelivery,
        long maxAckPending,
        boolean headersOnly,
        boolean replayOriginal,
        long inactiveThreshold,
        long idleHeartbeat,
        @Nullable ByteString deliverSubject,
        @Nullable ByteString deliverGroup,
        boolean flowControl,
        long rateLimitBps,
        int samplePercent,
        int maxWaiting,
        long maxBatch,
        long maxExpires,
        long maxBytes) {

    /** Derives the settings from a configuration with the defaults filled in. */
    public static ConsumerSettings of(ConsumerConfig config) {
        AckPolicy ackPolicy = AckPolicy.of(config.ackPolicy());
        return ConsumerSettingsBuilder.builder()
                .ackPolicy(ackPolicy)
                .deliverPolicy(DeliverPolicy.of(config.deliverPolicy()))
                .filter(SubjectFilter.of(ConsumerRules.filters(config)))
                .redelivery(new RedeliveryPolicy(
                        zeroIfAbsent(config.ackWait()), emptyIfAbsent(config.backoff()), positive(config.maxDeliver())))
                .maxAckPending(ackPolicy == AckPolicy.NONE ? 0 : positive(config.maxAckPending()))
                .headersOnly(config.headersOnly() != null)
                .replayOriginal(ReplayPolicy.of(config.replayPolicy()) == ReplayPolicy.ORIGINAL)
                .inactiveThreshold(inactiveThreshold(config))
                .idleHeartbeat(positive(config.idleHeartbeat()))
                .deliverSubject(bytes(config.deliverSubject()))
                .deliverGroup(bytes(config.deliverGroup()))
                .flowControl(config.flowControl() != null)
                .rateLimitBps(zeroIfAbsent(config.rateLimitBps()))
                .samplePercent(samplePercent(config.sampleFreq()))
                .maxWaiting((int) Math.min(Integer.MAX_VALUE, positive(config.maxWaiting())))
                .maxBatch(positive(config.maxBatch()))
                .maxExpires(positive(config.maxExpires()))
                .maxBytes(positive(config.maxBytes()))
                .build();
    }

    /** Whether messages are delivered only on request. */
    public boolean isPull() {
        return deliverSubject == null;
    }

    private static long inactiveThreshold(ConsumerConfig config) {
        long threshold = positive(config.inactiveThreshold());
        return threshold == 0 && config.durableName() == null ? ConsumerDefaults.INACTIVE_THRESHOLD : threshold;
    }

    private static long positive(@Nullable Long value) {
        return Math.max(0, zeroIfAbsent(value));
    }

    private static @Nullable ByteString bytes(@Nullable String text) {
        return text == null ? null : ByteString.of(text);
    }

    private static int samplePercent(@Nullable String frequency) {
        return frequency == null ? 0 : (int) Math.min(100, Long.parseLong(frequency.replace("%", "")));
    }
}
