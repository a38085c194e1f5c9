package io.topz.broker.streaming.subscription;

import io.topz.broker.streaming.channel.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The subscriptions to one channel. */
public final class ChannelSubscriptions {

    /** The key by which a durable subscription outside of queue groups is found when it is resumed. */
    private record DurableKey(String clientId, String durableName) {}

    private final Channel channel;
    private final Set<SubscriptionGroup> alone = new LinkedHashSet<>();
    private final Map<DurableKey, ChannelSubscription> durables = new HashMap<>();
    private final Map<String, SubscriptionGroup> queues = new LinkedHashMap<>();
    private final Map<String, ChannelSubscription> byAckInbox = new HashMap<>();
    private int count;

    /** The time at which the last online subscription left, in nanoseconds since the epoch. */
    long lastLeft;

    ChannelSubscriptions(Channel channel) {
        this.channel = channel;
    }

    public Channel channel() {
        return channel;
    }

    /** The number of subscriptions, offline ones included. */
    public int count() {
        return count;
    }

    /** Whether any subscription is online. */
    boolean isActive() {
        return !byAckInbox.isEmpty();
    }

    /** All groups: subscriptions outside of queue groups by age, then queue groups. */
    List<SubscriptionGroup> groups() {
        List<SubscriptionGroup> groups = new ArrayList<>(alone);
        groups.addAll(queues.values());
        return groups;
    }

    /** All subscriptions: those outside of queue groups that are online, then those that are offline, then members of queue groups. */
    public List<ChannelSubscription> all() {
        List<ChannelSubscription> all = new ArrayList<>(count);
        for (boolean offline : new boolean[] {false, true}) {
            for (SubscriptionGroup group : alone) {
                group.members().stream()
                        .filter(member -> member.isOffline() == offline)
                        .forEach(all::add);
            }
        }
        queues.values().forEach(group -> all.addAll(group.members()));
        return all;
    }

    @Nullable
    ChannelSubscription durable(String clientId, String durableName) {
        return durables.get(new DurableKey(clientId, durableName));
    }

    @Nullable
    SubscriptionGroup queue(String queueName) {
        return queues.get(queueName);
    }

    /** The subscription with that acknowledgement inbox or, for clients that do not know it, message inbox. */
    @Nullable
    ChannelSubscription find(String inbox) {
        ChannelSubscription known = byAckInbox.get(inbox);
        if (known != null) {
            return known;
        }
        for (ChannelSubscription subscription : byAckInbox.values()) {
            if (subscription.record().getInbox().equals(inbox)) {
                return subscription;
            }
        }
        return null;
    }

    void add(ChannelSubscription subscription) {
        SubscriptionGroup group = subscription.group();
        group.members().add(subscription);
        count++;
        if (group.isQueue()) {
            queues.put(group.queueName(), group);
        } else {
            alone.add(group);
            if (group.isDurable()) {
                durables.put(keyOf(subscription), subscription);
            }
        }
    }

    void remove(ChannelSubscription subscription) {
        SubscriptionGroup group = subscription.group();
        group.members().remove(subscription);
        count--;
        if (group.isQueue()) {
            if (group.members().isEmpty()) {
                queues.remove(group.queueName());
            }
        } else {
            alone.remove(group);
            durables.remove(keyOf(subscription), subscription);
        }
    }

    private static DurableKey keyOf(ChannelSubscription subscription) {
        return new DurableKey(subscription.clientId(), subscription.record().getDurableName());
    }

    /** A group that was offline is now the youngest. */
    void resumed(SubscriptionGroup group) {
        if (alone.remove(group)) {
            alone.add(group);
        }
    }

    /** Records that the client of a subscription is online. */
    void online(ChannelSubscription subscription) {
        byAckInbox.put(subscription.record().getAckInbox(), subscription);
    }

    /** Records that the client of a subscription is offline. */
    void offline(ChannelSubscription subscription, long now) {
        byAckInbox.remove(subscription.record().getAckInbox());
        lastLeft = now;
    }
}
