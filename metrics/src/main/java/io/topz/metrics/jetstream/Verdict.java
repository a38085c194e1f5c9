package io.topz.metrics.jetstream;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.text.Quantity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The verdict on a consumer, the worst first. The first matching rule decides, in the order of {@link #of}. */
public enum Verdict {
    NO_LEADER("no leader", "no server leads it: nothing is delivered"),
    STUCK(
            "stuck",
            "a client is ready for messages and some wait, but none was delivered for 10 s; or some wait for their"
                    + " acknowledgement and none was delivered again for twice the ack wait"),
    NOBODY_PULLING(
            "nobody pulling",
            "messages wait, no pull request is open, and none was delivered for 10 s (or they are due"
                    + " again since twice the ack wait)"),
    NO_SUBSCRIBER("no subscriber", "messages wait, and nobody subscribes to the subject that they are pushed to"),
    ACK_CAP(
            "ack cap",
            "as many messages wait for their acknowledgement as may (max_ack_pending): until some are acknowledged"
                    + " nothing is delivered, and the lag does not fall"),
    REDELIVERING("redelivering", "messages were delivered more than once and are still not acknowledged"),
    BEHIND("behind", "more messages wait than are delivered in a second"),
    PAUSED("paused", "an operator paused it"),
    GIVEN_UP(
            "given up",
            "messages were delivered as often as they may be (max_deliver) and never acknowledged: they are not"
                    + " delivered again, and nothing else waits"),
    FOLLOWER("follower", "seen on a server that does not lead it: only the leader knows what waits"),
    OK("ok", "nothing waits, or no more than is delivered in a second");

    /** The time without a delivery after which a consumer with waiting messages is not merely between two deliveries. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private final String word;
    private final String rule;

    Verdict(String word, String rule) {
        this.word = word;
        this.rule = rule;
    }

    /** The text in the table. */
    public String word() {
        return word;
    }

    /** The rule as a sentence. */
    public String rule() {
        return rule;
    }

    /** Derives the verdict from the numbers of a consumer, ignoring the verdict in the row. */
    static Verdict of(ConsumerRow row) {
        if (!row.origin().isLeader()) {
            return row.origin().role() == Role.NO_LEADER ? NO_LEADER : FOLLOWER;
        }
        ConsumerInfo info = row.info();
        if (Boolean.TRUE.equals(info.paused())) {
            return PAUSED;
        }
        double lag = orZero(row.lag());
        if (isCapped(row, lag)) {
            return ACK_CAP;
        }
        boolean waits = lag > 0 && lasts(row, QUIET);
        boolean overdue = orZero(info.numAckPending()) > 0 && lasts(row, twiceTheAckWait(row.config()));
        Boolean push = row.push();
        if (Boolean.TRUE.equals(push) && !Boolean.TRUE.equals(info.pushBound()) && (lag > 0 || overdue)) {
            return NO_SUBSCRIBER;
        }
        if (waits || overdue) {
            boolean nobody = Boolean.FALSE.equals(push) && orZero(info.numWaiting()) == 0;
            return nobody ? NOBODY_PULLING : STUCK;
        }
        if (orZero(info.numRedelivered()) > 0) {
            return redelivering(info) > 0
                    ? REDELIVERING
                    : lag > rate(row.rates().delivered()) ? BEHIND : GIVEN_UP;
        }
        return lag > rate(row.rates().delivered()) ? BEHIND : OK;
    }

    /**
     * The number of messages that are delivered repeatedly. A server also counts those that it has given up and whose acknowledgement it no
     * longer expects.
     */
    public static double redelivering(ConsumerInfo info) {
        return Math.min(orZero(info.numRedelivered()), orZero(info.numAckPending()));
    }

    private static boolean isCapped(ConsumerRow row, double lag) {
        Long cap = row.maxAckPending();
        if (cap == null || orZero(row.info().numAckPending()) < cap) {
            return false;
        }
        boolean catchesUp = rate(row.trend().lag()) < 0;
        boolean worksOne = lag == 0 && rate(row.trend().acked()) > 0;
        return !catchesUp && !worksOne;
    }

    private static boolean lasts(ConsumerRow row, @Nullable Duration limit) {
        Duration quiet = row.quiet();
        return limit != null && quiet != null && quiet.compareTo(limit) >= 0;
    }

    private static @Nullable Duration twiceTheAckWait(@Nullable ConsumerConfig config) {
        if (config == null || config.ackWait() == null) {
            return null;
        }
        Duration twice = Duration.ofNanos(config.ackWait()).multipliedBy(2);
        return twice.compareTo(QUIET) < 0 ? QUIET : twice;
    }

    private static double orZero(@Nullable Long count) {
        return count == null ? 0 : Quantity.unsigned(count);
    }

    private static double rate(@Nullable Double rate) {
        return rate == null ? 0 : rate;
    }
}
