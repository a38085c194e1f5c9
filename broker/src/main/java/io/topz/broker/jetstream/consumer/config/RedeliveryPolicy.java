package io.topz.broker.jetstream.consumer.config;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The back-off of a consumer: the time until a message that is not acknowledged is delivered again, and the maximum number of deliveries.
 * Times are in nanoseconds since the epoch, durations in nanoseconds.
 *
 * <p>A consumer may have millions of pending messages, so it stores only the deadline of each. The time of the last delivery follows from
 * the deadline; the two conversions are here and nowhere else.
 *
 * @param ackWait the time from a delivery to the next one
 * @param backoff the same by the number of earlier redeliveries, the last element for all further ones; empty if it does not depend on it
 * @param maxDeliver the maximum number of deliveries of a message, 0 for no limit
 */
public record RedeliveryPolicy(long ackWait, List<Long> backoff, long maxDeliver) {

    private static final long MIN_DELAY = TimeUnit.MILLISECONDS.toNanos(1);

    public RedeliveryPolicy {
        ackWait = Math.max(MIN_DELAY, ackWait);
    }

    /** The time from a delivery, the first or one after that many redeliveries, to the next one. */
    public long delay(int redeliveries) {
        if (backoff.isEmpty()) {
            return ackWait;
        }
        return Math.max(MIN_DELAY, backoff.get(Math.min(redeliveries, backoff.size() - 1)));
    }

    /** The time at which a message that was delivered at {@code time} is delivered again. */
    public long deadline(long time, int redeliveries) {
        return time + delay(redeliveries);
    }

    /**
     * The time of the last delivery of a message with that deadline. After a negative acknowledgement with a delay it is the time at which
     * a delivery would have led to that deadline, as in nats-server.
     */
    public long lastDelivery(long deadline, int redeliveries) {
        return deadline - delay(redeliveries);
    }

    /** The deadline by this policy of a message that got its deadline by the policy {@code before}. */
    public long moved(long deadline, int redeliveries, RedeliveryPolicy before) {
        return deadline(before.lastDelivery(deadline, redeliveries), redeliveries);
    }

    /** Whether a message with that many redeliveries has reached the maximum number of deliveries. */
    public boolean isExhausted(int redeliveries) {
        return maxDeliver > 0 && redeliveries + 1 >= maxDeliver;
    }
}
