package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.Normalize.emptyIfAbsent;
import static io.topz.broker.jetstream.consumer.config.Normalize.zeroIfAbsent;

import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A configuration in the form that delivery works with. Durations are nanoseconds; where nothing is limited the value is 0.
 *
 * @param ackWait until a message is delivered again
 * @param backoff the same by how often it was delivered, empty if that makes no difference
 * @param maxDeliver deliveries of one message
 * @param maxAckPending messages that may wait for their acknowledgement
 * @param deliverSubject where messages go, null in a pull consumer
 * @param deliverGroup the queue group that shares them
 * @param samplePercent share of the acknowledgements that are reported
 */
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

    /** Of a configuration in which the defaults are filled in. */
    public static ConsumerSettings of(ConsumerConfig config) {
        AckPolicy ackPolicy = AckPolicy.of(config.ackPolicy());
        return new ConsumerSettings(
                ackPolicy,
                DeliverPolicy.of(config.deliverPolicy()),
                SubjectFilter.of(ConsumerRules.filters(config)),
                Math.max(MIN_WAIT, zeroIfAbsent(config.ackWait())),
                emptyIfAbsent(config.backoff()),
                positive(config.maxDeliver()),
                ackPolicy == AckPolicy.NONE ? 0 : positive(config.maxAckPending()),
                config.headersOnly() != null,
                ReplayPolicy.of(config.replayPolicy()) == ReplayPolicy.ORIGINAL,
                inactiveThreshold(config),
                positive(config.idleHeartbeat()),
                bytes(config.deliverSubject()),
                bytes(config.deliverGroup()),
                config.flowControl() != null,
                zeroIfAbsent(config.rateLimitBps()),
                samplePercent(config.sampleFreq()),
                (int) Math.min(Integer.MAX_VALUE, positive(config.maxWaiting())),
                positive(config.maxBatch()),
                positive(config.maxExpires()),
                positive(config.maxBytes()));
    }

    /**
     * The time from a delivery to the next one of the same message, after that many redeliveries, unless it is acknowledged: the back-off.
     */
    public long redeliveryDelay(int redeliveries) {
        if (backoff.isEmpty()) {
            return ackWait;
        }
        return Math.max(MIN_WAIT, backoff.get(Math.min(redeliveries, backoff.size() - 1)));
    }

    /** Whether messages go out only when they are asked for. */
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
