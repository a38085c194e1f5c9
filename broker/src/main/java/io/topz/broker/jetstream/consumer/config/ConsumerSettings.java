package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.Normalize.emptyIfAbsent;
import static io.topz.broker.jetstream.consumer.config.Normalize.zeroIfAbsent;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a consumer in the form used for delivery. Durations are in nanoseconds; 0 means unlimited.
 *
 * @param ackWait the time to wait for an acknowledgement before redelivery
 * @param backoff the same by number of deliveries; empty if it does not depend on it
 * @param maxDeliver the maximum number of deliveries of a message
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
        long ackWait,
        List<Long> backoff,
        long maxDeliver,
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

    private static final long MIN_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    /** Derives the settings from a configuration with the defaults filled in. */
    public static ConsumerSettings of(ConsumerConfig config) {
        AckPolicy ackPolicy = AckPolicy.of(config.ackPolicy());
        return ConsumerSettingsBuilder.builder()
                .ackPolicy(ackPolicy)
                .deliverPolicy(DeliverPolicy.of(config.deliverPolicy()))
                .filter(SubjectFilter.of(ConsumerRules.filters(config)))
                .ackWait(Math.max(MIN_WAIT, zeroIfAbsent(config.ackWait())))
                .backoff(emptyIfAbsent(config.backoff()))
                .maxDeliver(positive(config.maxDeliver()))
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

    /** The back-off: the time from the delivery of a message to its next one if it is not acknowledged, after that many redeliveries. */
    public long redeliveryDelay(int redeliveries) {
        if (backoff.isEmpty()) {
            return ackWait;
        }
        return Math.max(MIN_WAIT, backoff.get(Math.min(redeliveries, backoff.size() - 1)));
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
