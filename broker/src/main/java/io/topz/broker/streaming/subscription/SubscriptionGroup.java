package io.topz.broker.streaming.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions that share the messages of a channel: the members of a queue group, or a single subscription as a group of one. Each
 * message goes to one member.
 */
public final class SubscriptionGroup {

    private final ChannelSubscriptions owner;
    private final String queueName;
    private final boolean durable;
    private final List<ChannelSubscription> members = new ArrayList<>();
    private final Map<Long, Integer> redeliveries = new HashMap<>();
    private long lastSent;

    SubscriptionGroup(ChannelSubscriptions owner, String queueName, boolean durable, long lastSent) {
        this.owner = owner;
        this.queueName = queueName;
        this.durable = durable;
        this.lastSent = lastSent;
    }

    ChannelSubscriptions owner() {
        return owner;
    }

    /** The name of the queue group, preceded by the durable name if there is one; empty for a single subscription. */
    public String queueName() {
        return queueName;
    }

    public boolean isQueue() {
        return !queueName.isEmpty();
    }

    /** Whether the group persists when its last member leaves. */
    public boolean isDurable() {
        return durable;
    }

    public List<ChannelSubscription> members() {
        return members;
    }

    /** The last message that was sent to any member. */
    public long lastSent() {
        return lastSent;
    }

    void sent(long sequence) {
        lastSent = Math.max(lastSent, sequence);
    }

    /** Counts a redelivery of a message; returns the number of its redeliveries. */
    int redelivered(long sequence) {
        return redeliveries.merge(sequence, 1, Integer::sum);
    }

    void acknowledged(long sequence) {
        redeliveries.remove(sequence);
    }

    /** The member to receive the next new message, which then moves to the end of the order; null if all are stalled. */
    @Nullable
    ChannelSubscription nextForNew() {
        return take(true);
    }

    /** The member to receive a redelivered message; null if none is online. */
    @Nullable
    ChannelSubscription nextForOld() {
        return take(false);
    }

    /** The member with the fewest pending messages; members whose client answers take precedence. */
    private @Nullable ChannelSubscription take(boolean isNew) {
        ChannelSubscription best = null;
        for (ChannelSubscription member : members) {
            boolean isReady = !member.isOffline() && !(isNew && (member.onHold || member.isStalled()));
            if (isReady && (best == null || isBetter(member, best))) {
                best = member;
            }
        }
        if (best != null && members.size() > 1) {
            members.remove(best);
            members.add(best);
        }
        return best;
    }

    private static boolean isBetter(ChannelSubscription a, ChannelSubscription b) {
        if (a.isFailing() != b.isFailing()) {
            return b.isFailing();
        }
        return a.pending().size() < b.pending().size();
    }

    /** The member that has not acknowledged a message; null if there is none. */
    @Nullable
    ChannelSubscription holder(long sequence) {
        for (ChannelSubscription member : members) {
            if (member.pending().contains(sequence)) {
                return member;
            }
        }
        return null;
    }
}
