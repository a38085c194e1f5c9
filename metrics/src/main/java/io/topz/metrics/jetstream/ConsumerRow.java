package io.topz.metrics.jetstream;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A consumer with its rates and its verdict.
 *
 * @param origin the server that reported the numbers
 * @param rates growth since the previous poll
 * @param trend growth over the last seconds
 * @param verdict the assessment of the consumer
 * @param activity deliveries; the share is relative to all consumers
 */
public record ConsumerRow(
        ConsumerKey key,
        ConsumerInfo info,
        Origin origin,
        ConsumerRates rates,
        ConsumerRates trend,
        Verdict verdict,
        Activity activity) {

    /** The sort key by urgency: the worst verdict first, then the largest lag. */
    private record Urgency(Verdict verdict, double lag) implements Comparable<Urgency> {
        @Override
        public int compareTo(Urgency other) {
            int byVerdict = verdict.compareTo(other.verdict);
            return byVerdict != 0 ? byVerdict : Double.compare(other.lag, lag);
        }
    }

    /** A consumer with the verdict that follows from its numbers. */
    static ConsumerRow judged(
            ConsumerKey key, ConsumerInfo info, Origin origin, ConsumerRates rates, ConsumerRates trend) {
        return judged(key, info, origin, rates, trend, Activity.UNKNOWN);
    }

    /** A consumer with the verdict that follows from its numbers. */
    static ConsumerRow judged(
            ConsumerKey key,
            ConsumerInfo info,
            Origin origin,
            ConsumerRates rates,
            ConsumerRates trend,
            Activity activity) {
        Verdict verdict = Verdict.of(new ConsumerRow(key, info, origin, rates, trend, Verdict.OK, activity));
        return new ConsumerRow(key, info, origin, rates, trend, verdict, activity);
    }

    /** The sort key that puts consumers that need attention first. */
    public Comparable<?> urgency() {
        Long lag = lag();
        return new Urgency(verdict, lag == null ? 0 : Quantity.unsigned(lag));
    }

    /** The number of undelivered messages; null if unknown, for instance when reported by a follower. */
    public @Nullable Long lag() {
        return origin.isLeader() ? info.numPending() : null;
    }

    /** The prediction of the time at which no message is undelivered. */
    public Forecast drained() {
        Long lag = lag();
        if (lag == null) {
            return Forecast.UNKNOWN;
        }
        Double change = trend.lag();
        return Forecast.of(Quantity.unsigned(lag), change == null ? null : Double.valueOf(-change));
    }

    /** The number of waiting pull requests; null for a push consumer and if unknown, for instance when reported by a follower. */
    public @Nullable Long waiting() {
        return origin.isLeader() && !isPush() ? info.numWaiting() : null;
    }

    /** The configuration; null as long as it is unknown. */
    public @Nullable ConsumerConfig config() {
        return info.config();
    }

    /** Whether messages are pushed to a subject; null as long as the configuration is unknown. */
    public @Nullable Boolean push() {
        ConsumerConfig config = info.config();
        if (config != null) {
            return config.deliverSubject() != null;
        }
        return info.pushBound() == null ? null : Boolean.TRUE;
    }

    /** The limit of pending acknowledgements; null if unlimited or unknown. */
    public @Nullable Long maxAckPending() {
        ConsumerConfig config = info.config();
        return config == null || config.maxAckPending() == null || config.maxAckPending() <= 0
                ? null
                : config.maxAckPending();
    }

    /** The time since the last delivery; null for never or unknown. */
    public @Nullable Duration lastDelivery() {
        return age(info.delivered());
    }

    /** The time since the last acknowledgement; null for never or unknown. */
    public @Nullable Duration lastAck() {
        return age(info.ackFloor());
    }

    /**
     * The time without a delivery: since the last one or, before the first, since the creation; null if unknown. A server that was
     * restarted no longer knows its last delivery.
     */
    @Nullable
    Duration quiet() {
        SequenceInfo delivered = info.delivered();
        boolean forgotten = delivered != null
                && delivered.lastActive() == null
                && delivered.consumerSeq() != null
                && delivered.consumerSeq() != 0;
        Duration last = lastDelivery();
        return last != null || forgotten ? last : age();
    }

    /** The age of the consumer; null if unknown. */
    public @Nullable Duration age() {
        return Ages.between(info.created(), origin.now());
    }

    private boolean isPush() {
        return Boolean.TRUE.equals(push());
    }

    private @Nullable Duration age(@Nullable SequenceInfo sequence) {
        return sequence == null ? null : Ages.between(sequence.lastActive(), origin.now());
    }
}
