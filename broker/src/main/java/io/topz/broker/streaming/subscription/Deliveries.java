package io.topz.broker.streaming.subscription;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.message.ChannelMessageEncoder;
import io.topz.broker.streaming.state.ServiceState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Delivers messages to subscriptions: new ones in order, and those that were not acknowledged in time again. */
public final class Deliveries {

    /** The number of messages sent to one group before others are served. */
    private static final int MAX_SLICE_MESSAGES = 1024;

    /** Deadlines closer together than this share a timer. */
    private static final long TIMER_RESOLUTION = TimeUnit.MILLISECONDS.toNanos(15);

    /** The time after which redelivery is tried again if there was no connection to NATS. */
    private static final long CONNECTION_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final Reactor reactor;
    private final NatsClient client;
    private final ServiceState state;
    private final Traffic traffic;

    public Deliveries(Reactor reactor, NatsClient client, ServiceState state, Traffic traffic) {
        this.reactor = reactor;
        this.client = client;
        this.state = state;
        this.traffic = traffic;
    }

    /** Counts an acknowledgement that cannot be decoded. */
    void receivedUndecodable() {
        traffic.receivedUndecodable();
    }

    /** Sends new messages to a group as far as its members can accept them; none while there is no connection to NATS. */
    void deliver(SubscriptionGroup group) {
        if (!client.isConnected()) {
            return;
        }
        Channel channel = group.owner().channel();
        try {
            for (int sent = 0; group.lastSent() < channel.committed(); sent++) {
                if (sent == MAX_SLICE_MESSAGES) {
                    reactor.execute(() -> deliver(group));
                    return;
                }
                if (!deliverNext(group, channel)) {
                    return;
                }
            }
        } catch (IOException unreadable) {
            // Delivery continues here when the channel can be read again.
            return;
        }
    }

    private boolean deliverNext(SubscriptionGroup group, Channel channel) throws IOException {
        long sequence = channel.next(group.lastSent() + 1);
        if (sequence > channel.committed()) {
            group.sent(channel.committed());
            return false;
        }
        ChannelSubscription to = group.nextForNew();
        if (to == null) {
            return false;
        }
        byte[] message = channel.read(sequence);
        group.sent(sequence);
        if (message != null) {
            to.delivered(sequence, reactor.now());
            send(to, sequence, message);
            watch(to);
        }
        return true;
    }

    private void send(ChannelSubscription to, long sequence, byte[] message) {
        to.sent(sequence);
        state.sent(to.number(), sequence);
        client.publish(to.inbox(), null, message);
        traffic.sent(message.length);
    }

    /** Handles the acknowledgement of a client. In a group, another member may hold the message by now. */
    void acknowledged(ChannelSubscription by, long sequence) {
        SubscriptionGroup group = by.group();
        ChannelSubscription holder = by.pending().contains(sequence) ? by : group.holder(sequence);
        if (holder != null) {
            settled(holder, sequence);
            deliver(group);
        }
    }

    /** Removes a message from the pending ones of its holder. */
    private void settled(ChannelSubscription holder, long sequence) {
        holder.pending().remove(sequence);
        holder.group().acknowledged(sequence);
        state.acknowledged(holder.number(), sequence);
    }

    /** Schedules the next check of a subscription for its first deadline. */
    void watch(ChannelSubscription subscription) {
        if (subscription.timer == null && subscription.pending().size() > 0 && !subscription.isOffline()) {
            watchIn(subscription, subscription.pending().firstDeadline() - reactor.now());
        }
    }

    private void watchIn(ChannelSubscription subscription, long nanos) {
        subscription.timer = reactor.schedule(Math.max(nanos, TIMER_RESOLUTION), () -> redeliverLate(subscription));
    }

    private void redeliverLate(ChannelSubscription subscription) {
        subscription.timer = null;
        if (!client.isConnected()) {
            watchIn(subscription, CONNECTION_INTERVAL);
            return;
        }
        SubscriptionGroup group = subscription.group();
        PendingMessages pending = subscription.pending();
        if (!group.isQueue() && subscription.isFailing()) {
            if (pending.size() > 0) {
                watchIn(subscription, subscription.ackWaitNanos());
            }
            return;
        }
        long now = reactor.now();
        List<Long> late = new ArrayList<>();
        while (pending.firstDeadline() <= now) {
            long sequence = pending.firstSequence();
            long deadline = pending.firstDeadline() + subscription.ackWaitNanos();
            pending.put(sequence, deadline > now ? deadline : now + subscription.ackWaitNanos());
            late.add(sequence);
        }
        late.forEach(sequence -> redeliver(subscription, sequence));
        subscription.onHold = false;
        watch(subscription);
        deliver(group);
    }

    /** Sends a message again: to the same subscription or, in a group, to the member with the fewest pending messages. */
    private void redeliver(ChannelSubscription holder, long sequence) {
        SubscriptionGroup group = holder.group();
        Channel channel = group.owner().channel();
        if (!channel.contains(sequence)) {
            settled(holder, sequence);
            return;
        }
        ChannelSubscription to = group.isQueue() ? group.nextForOld() : holder;
        if (to == null) {
            return;
        }
        if (to != holder) {
            move(sequence, holder, to);
        }
        sendAgain(to, sequence);
    }

    private void move(long sequence, ChannelSubscription from, ChannelSubscription to) {
        from.pending().remove(sequence);
        state.acknowledged(from.number(), sequence);
        to.delivered(sequence, reactor.now());
        watch(to);
    }

    private void sendAgain(ChannelSubscription to, long sequence) {
        try {
            byte[] message = to.group().owner().channel().read(sequence);
            if (message == null) {
                settled(to, sequence);
            } else {
                int count = to.group().redelivered(sequence);
                send(to, sequence, ChannelMessageEncoder.redelivered(message, count));
            }
        } catch (IOException unreadable) {
            // The message stays pending, so that the next deadline tries again.
            return;
        }
    }

    /** Sends a resumed subscription all its unacknowledged messages, then new ones. */
    void resume(ChannelSubscription subscription) {
        if (!client.isConnected()) {
            subscription.timer = reactor.schedule(CONNECTION_INTERVAL, () -> {
                subscription.timer = null;
                resume(subscription);
            });
            return;
        }
        List<Long> sequences = new ArrayList<>();
        subscription.pending().sequences().forEach(sequences::add);
        sequences.sort(null);
        for (long sequence : sequences) {
            subscription.delivered(sequence, reactor.now());
            redeliver(subscription, sequence);
        }
        subscription.onHold = false;
        watch(subscription);
        deliver(subscription.group());
    }

    /** Transfers the unacknowledged messages of a leaving member to the other members, which receive them after the delay. */
    void transfer(ChannelSubscription leaving, long delayNanos) {
        SubscriptionGroup group = leaving.group();
        List<Long> sequences = new ArrayList<>();
        leaving.pending().sequences().forEach(sequences::add);
        sequences.sort(null);
        leaving.pending().clear();
        for (long sequence : sequences) {
            ChannelSubscription to = group.nextForOld();
            if (to != null) {
                to.delivered(sequence, reactor.now());
                state.sent(to.number(), sequence);
                watch(to);
            }
        }
        if (!sequences.isEmpty()) {
            reactor.schedule(delayNanos, () -> redeliverTransferred(group, sequences));
        }
    }

    private void redeliverTransferred(SubscriptionGroup group, List<Long> sequences) {
        for (long sequence : sequences) {
            ChannelSubscription holder = group.holder(sequence);
            if (holder != null && !holder.isOffline()) {
                sendAgain(holder, sequence);
            }
        }
    }
}
