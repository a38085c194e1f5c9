package io.topz.metrics.streaming;

import io.topz.collectors.document.StreamingClient;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client of NATS Streaming with its subscriptions and its NATS connection.
 *
 * @param subscriptions its subscriptions, each member of a queue group on its own
 * @param connection its NATS connection; null if it was not found
 * @param isGone whether it has no NATS connection; null if unknown
 * @param isOfLeader whether the numbers are authoritative
 */
public record StreamingClientRow(
        StreamingClient client,
        List<SubscriberRow> subscriptions,
        @Nullable LocatedConnection connection,
        @Nullable Boolean isGone,
        boolean isOfLeader) {

    /** Its id. */
    public String id() {
        return Objects.requireNonNullElse(client.id(), "");
    }

    /** The worst verdict on its subscriptions, or that it is gone. */
    public StreamingVerdict verdict() {
        if (!isOfLeader) {
            return StreamingVerdict.FOLLOWER;
        }
        return Boolean.TRUE.equals(isGone)
                ? StreamingVerdict.GONE
                : subscriptions.stream()
                        .map(SubscriberRow::verdict)
                        .min(Comparator.naturalOrder())
                        .orElse(StreamingVerdict.OK);
    }

    /** The sort key that puts clients that need attention first. */
    public Comparable<?> urgency() {
        return SubscriberRow.urgency(verdict(), lag());
    }

    /** The number of its subscriptions; servers before 0.21 do not report it. */
    public long subscriptionCount() {
        return client.subsCount() == null ? subscriptions.size() : client.subsCount();
    }

    /** The largest lag of its subscriptions outside of queue groups; null if there are none or all are unknown. */
    public @Nullable Long lag() {
        return subscriptions.stream()
                .map(SubscriberRow::lag)
                .filter(Objects::nonNull)
                .max(Long::compareUnsigned)
                .orElse(null);
    }

    /** The number of messages that were sent to it and not acknowledged; null if unknown. */
    public @Nullable Long pending() {
        return SubscriberRow.pending(subscriptions);
    }

    /** The number of its subscriptions that get nothing new until it acknowledges; null if unknown. */
    public @Nullable Long stalled() {
        return SubscriberRow.count(subscriptions, SubscriberRow::isStalled);
    }
}
