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
 * A consumer, how it moves and what is to be thought of it.
 *
 * @param origin whose numbers they are
 * @param rates since the poll before
 * @param trend of the last seconds
 * @param verdict what is to be thought of it
 * @param activity deliveries; the share is of all consumers
 */
public record ConsumerRow(
        ConsumerKey key,
        ConsumerInfo info,
        Origin origin,
        ConsumerRates rates,
        ConsumerRates trend,
        Verdict verdict,
        Activity activity) {

    /** The most urgent first: the worst verdict, then the largest lag. */
    private record Urgency(Verdict verdict, double lag) implements Comparable<Urgency> {
        @Override
        public int compareTo(Urgency other) {
            int byVerdict = verdict.compareTo(other.verdict);
            return byVerdict != 0 ? byVerdict : Double.compare(other.lag, lag);
        }
    }

    /** A consumer with the verdict that its numbers deserve. */
    static ConsumerRow judged(
            ConsumerKey key, ConsumerInfo info, Origin origin, ConsumerRates rates, ConsumerRates trend) {
        return judged(key, info, origin, rates, trend, Activity.UNKNOWN);
    }

    /** A consumer with the verdict that its numbers deserve. */
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

    /** The messages that wait to be delivered; null when not known, as from a follower. */
    public @Nullable Long lag() {
        return origin.isLeader() ? info.numPending() : null;
    }

    /** When nothing will wait any more. */
    public Forecast drained() {
        Long lag = lag();
        if (lag == null) {
            return Forecast.UNKNOWN;
        }
        Double change = trend.lag();
        return Forecast.of(Quantity.unsigned(lag), change == null ? null : Double.valueOf(-change));
    }

    /** The pull requests that wait; null of a push consumer and when not known, as from a follower. */
    public @Nullable Long waiting() {
        return origin.isLeader() && !isPush() ? info.numWaiting() : null;
    }

    /** Its configuration, null while it is not known. */
    public @Nullable ConsumerConfig config() {
        return info.config();
    }

    /** Whether messages are pushed to a subject; null while its configuration is not known. */
    public @Nullable Boolean push() {
        ConsumerConfig config = info.config();
        if (config != null) {
            return config.deliverSubject() != null;
        }
        return info.pushBound() == null ? null : Boolean.TRUE;
    }

    /** The messages that may wait for their acknowledgement; null for no limit or not known. */
    public @Nullable Long maxAckPending() {
        ConsumerConfig config = info.config();
        return config == null || config.maxAckPending() == null || config.maxAckPending() <= 0
                ? null
                : config.maxAckPending();
    }

    /** The age of the last delivery, null for never or not known. */
    public @Nullable Duration lastDelivery() {
        return age(info.delivered());
    }

    /** The age of the last acknowledgement, null for never or not known. */
    public @Nullable Duration lastAck() {
        return age(info.ackFloor());
    }

    /**
     * The time without a delivery: since the last one or, before the first, since the creation; null when not known. A
     * restarted server no longer knows when it delivered.
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

    /** The age of the consumer, null when not known. */
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
