package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.Normalize.emptyIfAbsent;
import static io.topz.broker.jetstream.consumer.config.Normalize.zeroIfAbsent;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerLimits;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.text.GoDuration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a consumer's configuration that do not depend on other consumers. They are checked in the order of nats-server, so that the
 * same mistake gets the same error.
 */
public final class ConsumerRules {

    private static final int MAX_DESCRIPTION = 4 * 1024;
    private static final int MAX_METADATA = 128 * 1024;
    private static final long MIN_HEARTBEAT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MIN_MAX_EXPIRES = TimeUnit.MILLISECONDS.toNanos(1);

    private ConsumerRules() {}

    /** Refuses unknown names of policies, as the JSON decoder of nats-server does. */
    public static void checkWords(ConsumerConfig config) throws JetStreamException {
        require(
                EnumNames.isKnown(DeliverPolicy.values(), config.deliverPolicy())
                        && EnumNames.isKnown(AckPolicy.values(), config.ackPolicy())
                        && EnumNames.isKnown(ReplayPolicy.values(), config.replayPolicy()),
                JetStreamError.INVALID_JSON);
    }

    /** Checks a configuration with the defaults filled in. */
    public static void check(ConsumerConfig config, StreamConfig stream) throws JetStreamException {
        checkReplicas(config, stream);
        long maxDeliver = zeroIfAbsent(config.maxDeliver());
        int steps = emptyIfAbsent(config.backoff()).size();
        require(steps == 0 || maxDeliver == -1 || steps <= maxDeliver, JetStreamError.CONSUMER_MAX_DELIVER_BACKOFF);
        require(
                length(config.description()) <= MAX_DESCRIPTION,
                JetStreamError.CONSUMER_DESCRIPTION_TOO_LONG,
                MAX_DESCRIPTION);
        if (config.deliverSubject() != null) {
            checkPush(config, config.deliverSubject(), stream);
        } else {
            checkPull(config, stream);
        }
        checkLimits(config, stream.consumerLimits());
        if (Boolean.TRUE.equals(config.direct())) {
            require(config.deliverSubject() != null, JetStreamError.CONSUMER_DIRECT_REQUIRES_PUSH);
            require(config.durableName() == null, JetStreamError.CONSUMER_DIRECT_REQUIRES_EPHEMERAL);
        }
        FilterRules.check(config);
        StartRules.check(config);
        checkSampling(config.sampleFreq());
        require(
                config.flowControl() == null || config.idleHeartbeat() != null,
                JetStreamError.CONSUMER_WITH_FLOW_CONTROL_NEEDS_HEARTBEATS);
        require(
                config.durableName() == null
                        || config.name() == null
                        || config.name().equals(config.durableName()),
                JetStreamError.CONSUMER_CREATE_DURABLE_AND_NAME_MISMATCH);
        require(size(config.metadata()) <= MAX_METADATA, JetStreamError.CONSUMER_METADATA_LENGTH, "128KB");
    }

    private static void checkReplicas(ConsumerConfig config, StreamConfig stream) throws JetStreamException {
        long replicas = zeroIfAbsent(config.numReplicas());
        require(replicas <= 1, JetStreamError.STREAM_REPLICAS_NOT_SUPPORTED);
        require(replicas >= 0, JetStreamError.REPLICAS_COUNT_CANNOT_BE_NEGATIVE);
        require(
                replicas == 0 || replicas <= Math.max(1, zeroIfAbsent(stream.numReplicas())),
                JetStreamError.CONSUMER_REPLICAS_EXCEEDS_STREAM);
    }

    private static void checkPush(ConsumerConfig config, String deliverSubject, StreamConfig stream)
            throws JetStreamException {
        ByteString subject = ByteString.of(deliverSubject);
        require(!hasWildcard(deliverSubject), JetStreamError.CONSUMER_DELIVER_TO_WILDCARDS);
        require(isSubject(subject), JetStreamError.CONSUMER_INVALID_DELIVER_SUBJECT);
        for (String pattern : emptyIfAbsent(stream.subjects())) {
            require(!Subjects.matches(ByteString.of(pattern), subject), JetStreamError.CONSUMER_DELIVER_CYCLE);
        }
        require(config.maxWaiting() == null, JetStreamError.CONSUMER_PUSH_MAX_WAITING);
        require(
                zeroIfAbsent(config.maxAckPending()) <= 0 || AckPolicy.of(config.ackPolicy()) != AckPolicy.NONE,
                JetStreamError.CONSUMER_MAX_PENDING_ACK_POLICY_REQUIRED);
        long heartbeat = zeroIfAbsent(config.idleHeartbeat());
        require(heartbeat <= 0 || heartbeat >= MIN_HEARTBEAT, JetStreamError.CONSUMER_SMALL_HEARTBEAT);
    }

    private static void checkPull(ConsumerConfig config, StreamConfig stream) throws JetStreamException {
        require(
                AckPolicy.of(config.ackPolicy()) != AckPolicy.NONE || !"workqueue".equals(stream.retention()),
                JetStreamError.CONSUMER_PULL_REQUIRES_ACK);
        require(zeroIfAbsent(config.rateLimitBps()) == 0, JetStreamError.CONSUMER_PULL_WITH_RATE_LIMIT);
        require(zeroIfAbsent(config.maxWaiting()) >= 0, JetStreamError.CONSUMER_MAX_WAITING_NEGATIVE);
        require(zeroIfAbsent(config.idleHeartbeat()) <= 0, JetStreamError.CONSUMER_HBREQUIRES_PUSH);
        require(config.flowControl() == null, JetStreamError.CONSUMER_FCREQUIRES_PUSH);
        require(zeroIfAbsent(config.maxBatch()) >= 0, JetStreamError.CONSUMER_MAX_REQUEST_BATCH_NEGATIVE);
        require(
                config.maxExpires() == null || config.maxExpires() >= MIN_MAX_EXPIRES,
                JetStreamError.CONSUMER_MAX_REQUEST_EXPIRES_TOO_SMALL);
    }

    private static void checkLimits(ConsumerConfig config, @Nullable ConsumerLimits limits) throws JetStreamException {
        if (limits == null) {
            return;
        }
        long maxAckPending = zeroIfAbsent(limits.maxAckPending());
        require(
                maxAckPending <= 0 || zeroIfAbsent(config.maxAckPending()) <= maxAckPending,
                JetStreamError.CONSUMER_MAX_PENDING_ACK_EXCESS,
                maxAckPending);
        long threshold = zeroIfAbsent(limits.inactiveThreshold());
        require(
                threshold <= 0 || zeroIfAbsent(config.inactiveThreshold()) <= threshold,
                JetStreamError.CONSUMER_INACTIVE_THRESHOLD_EXCESS,
                GoDuration.format(threshold));
    }

    /** Whether a consumer may stay when its stream gets that configuration. */
    public static boolean isWithinLimits(ConsumerConfig config, StreamConfig stream) {
        try {
            checkLimits(config, stream.consumerLimits());
            return true;
        } catch (JetStreamException exceeded) {
            return false;
        }
    }

    private static void checkSampling(@Nullable String frequency) throws JetStreamException {
        if (frequency == null) {
            return;
        }
        String number = frequency.endsWith("%") ? frequency.substring(0, frequency.length() - 1) : frequency;
        require(
                number.matches("[+-]?\\d{1,18}"),
                JetStreamError.CONSUMER_INVALID_SAMPLING,
                "strconv.Atoi: parsing \"" + number + "\": invalid syntax");
        require(number.charAt(0) != '-', JetStreamError.CONSUMER_INVALID_SAMPLING, "<nil>");
    }

    public static boolean isSubject(ByteString subject) {
        for (byte b : subject.bytes()) {
            if (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == '\f') {
                return false;
            }
        }
        return Subjects.isValid(subject);
    }

    private static boolean hasWildcard(String subject) {
        for (String token : subject.split("\\.", -1)) {
            if (token.equals("*") || token.equals(">")) {
                return true;
            }
        }
        return false;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : ByteString.of(text).length();
    }

    private static int size(@Nullable Map<String, String> metadata) {
        int size = 0;
        for (Map.Entry<String, String> entry : (metadata == null ? Map.<String, String>of() : metadata).entrySet()) {
            size += length(entry.getKey()) + length(entry.getValue());
        }
        return size;
    }

    /** All filter subjects of a configuration. */
    public static List<String> filters(ConsumerConfig config) {
        return config.filterSubject() != null
                ? List.of(config.filterSubject())
                : emptyIfAbsent(config.filterSubjects());
    }

    static void require(boolean condition, JetStreamError error, Object... details) throws JetStreamException {
        if (!condition) {
            throw error.exception(details);
        }
    }
}
