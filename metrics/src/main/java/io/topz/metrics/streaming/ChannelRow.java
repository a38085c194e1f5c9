package io.topz.metrics.streaming;

import io.topz.collectors.document.StreamingChannel;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its subscribers.
 *
 * @param limit its limits; null if unknown
 * @param isOfLeader whether the numbers are authoritative
 * @param activity stored messages; the share is relative to all channels
 */
public record ChannelRow(
        StreamingChannel channel,
        List<SubscriberRow> subscribers,
        @Nullable ChannelLimit limit,
        boolean isOfLeader,
        Activity activity) {

    /** The use of a limit from which a channel is nearly full. */
    private static final double NEARLY_FULL = 0.8;

    /** This channel with another activity. */
    ChannelRow with(Activity changed) {
        return new ChannelRow(channel, subscribers, limit, isOfLeader, changed);
    }

    /** The name of the channel. */
    public String name() {
        return Objects.requireNonNullElse(channel.name(), "");
    }

    /** The worst verdict on its subscribers. */
    public StreamingVerdict verdict() {
        return subscribers.stream()
                .map(SubscriberRow::verdict)
                .min(Comparator.naturalOrder())
                .orElse(isOfLeader ? StreamingVerdict.OK : StreamingVerdict.FOLLOWER);
    }

    /** The sort key that puts channels that need attention first. */
    public Comparable<?> urgency() {
        return SubscriberRow.urgency(verdict(), lag());
    }

    /** The largest lag of its subscribers; null if there are none or all are unknown. */
    public @Nullable Long lag() {
        return subscribers.stream()
                .map(SubscriberRow::lag)
                .filter(Objects::nonNull)
                .max(Long::compareUnsigned)
                .orElse(null);
    }

    /** The number of messages that were sent to its subscribers and not acknowledged; null if unknown. */
    public @Nullable Long pending() {
        return SubscriberRow.pending(subscribers);
    }

    /** The number of subscriptions, each member of a group on its own; servers before 0.21 do not report it. */
    public long subscriptions() {
        Long reported = channel.subsCount();
        return reported != null
                ? reported
                : subscribers.stream().mapToLong(row -> row.members().size()).sum();
    }

    /** The number of subscribers for which something is true; null if unknown. */
    public @Nullable Long count(Function<SubscriberRow, @Nullable Boolean> state) {
        return SubscriberRow.count(subscribers, state);
    }

    /** The use of its messages or bytes from 0 to 1, whichever is larger; null if it has no limit. */
    public @Nullable Double full() {
        return limit == null ? null : max(share(channel.msgs(), limit.msgs()), share(channel.bytes(), limit.bytes()));
    }

    /** Whether it will soon drop its oldest messages. */
    public boolean isNearlyFull() {
        Double full = full();
        return full != null && full >= NEARLY_FULL;
    }

    /** The use of its subscriptions from 0 to 1; null if it has no limit. */
    public @Nullable Double subscriptionsFull() {
        return limit == null ? null : share(subscriptions(), limit.subscriptions());
    }

    private static @Nullable Double share(@Nullable Long used, long limit) {
        return used == null || limit <= 0 ? null : Double.valueOf(Quantity.unsigned(used) / limit);
    }

    private static @Nullable Double max(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(Math.max(one, other));
    }
}
