package io.topz.broker.streaming.subscription;

import io.topz.broker.options.StreamingOptions;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.service.NatsClient;
import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.state.ServiceState;
import io.topz.broker.streaming.state.StateContents.StoredSubscription;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.counter.Limit;
import io.topz.streaming.protocol.MessageAck;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.state.SubscriptionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All subscriptions of the service: creates, closes, resumes and ends them. */
public final class SubscriptionRegistry {

    /** The delay after which the unacknowledged messages of a leaving member are delivered to other members. */
    private static final long TRANSFER_DELAY = TimeUnit.MILLISECONDS.toNanos(100);

    private final Reactor reactor;
    private final NatsClient acks;
    private final ServiceState state;
    private final Deliveries deliveries;
    private final Supplier<String> newInbox;
    private final boolean replaceDurable;
    private final Limit maxSubscriptions;
    private final Map<Channel, ChannelSubscriptions> byChannel = new HashMap<>();
    private final Map<ClientSession, Set<ChannelSubscription>> bySession = new HashMap<>();
    private long lastNumber;

    /**
     * Creates an empty set.
     *
     * @param acks the client that receives acknowledgements
     * @param newInbox generates a unique subject
     * @param options the general limit of subscriptions, and whether a new durable subscription replaces one that is online
     */
    public SubscriptionRegistry(
            Reactor reactor,
            NatsClient acks,
            ServiceState state,
            Deliveries deliveries,
            Supplier<String> newInbox,
            StreamingOptions options) {
        this.reactor = reactor;
        this.acks = acks;
        this.state = state;
        this.deliveries = deliveries;
        this.newInbox = newInbox;
        this.replaceDurable = options.replaceDurable();
        maxSubscriptions = new Limit(
                "max_subs", "subscriptions", options.limits().general().maxSubscriptions());
    }

    /** The general maximum number of subscriptions of a channel, and the number of refusals. May be called on any thread. */
    public Limit maxSubscriptions() {
        return maxSubscriptions;
    }

    /** The subscriptions to a channel. */
    public ChannelSubscriptions of(Channel channel) {
        return byChannel.computeIfAbsent(channel, ChannelSubscriptions::new);
    }

    /** The online subscriptions of a client, by age. */
    public Set<ChannelSubscription> of(ClientSession session) {
        return bySession.getOrDefault(session, Set.of());
    }

    /** The number of subscriptions, offline ones included. */
    public int count() {
        return byChannel.values().stream().mapToInt(ChannelSubscriptions::count).sum();
    }

    /** The subscription to a channel that a client identifies by an inbox; null if there is none. */
    public @Nullable ChannelSubscription find(Channel channel, String inbox) {
        return of(channel).find(inbox);
    }

    /**
     * Creates a subscription, or resumes a durable one. It receives no messages before {@link #activate}.
     *
     * @throws SubscriptionRefusedException if the client may not have it
     */
    public ChannelSubscription subscribe(ClientSession session, SubscribeRequest request, Channel channel)
            throws SubscriptionRefusedException {
        ChannelSubscriptions subscriptions = of(channel);
        String queueName = queueName(request);
        boolean durable = !request.getDurableName().isEmpty();
        if (!queueName.isEmpty()) {
            SubscriptionGroup group = subscriptions.queue(queueName);
            return group == null
                    ? begin(subscriptions, newGroup(subscriptions, request, queueName, durable), session, request)
                    : join(subscriptions, group, session, request);
        }
        ChannelSubscription known = durable ? subscriptions.durable(session.id(), request.getDurableName()) : null;
        if (known == null) {
            return begin(subscriptions, newGroup(subscriptions, request, queueName, durable), session, request);
        }
        if (!known.isOffline()) {
            if (!replaceDurable) {
                throw new SubscriptionRefusedException("stan: duplicate durable registration");
            }
            close(known);
        }
        return resume(known, session, request);
    }

    private static String queueName(SubscribeRequest request) throws SubscriptionRefusedException {
        String durable = request.getDurableName();
        String group = request.getQueueGroup();
        if (group.isEmpty() || durable.isEmpty()) {
            return group;
        }
        if (durable.indexOf(':') >= 0) {
            throw new SubscriptionRefusedException(
                    "stan: durable name of a durable queue subscriber can't contain the character ':'");
        }
        return durable + ":" + group;
    }

    private SubscriptionGroup newGroup(
            ChannelSubscriptions subscriptions, SubscribeRequest request, String queueName, boolean durable) {
        long before = StartPositions.before(request, subscriptions.channel(), reactor.now());
        return new SubscriptionGroup(subscriptions, queueName, durable, before);
    }

    private ChannelSubscription join(
            ChannelSubscriptions subscriptions,
            SubscriptionGroup group,
            ClientSession session,
            SubscribeRequest request)
            throws SubscriptionRefusedException {
        ChannelSubscription first = group.members().get(0);
        return first.isOffline() ? resume(first, session, request) : begin(subscriptions, group, session, request);
    }

    private ChannelSubscription begin(
            ChannelSubscriptions subscriptions,
            SubscriptionGroup group,
            ClientSession session,
            SubscribeRequest request)
            throws SubscriptionRefusedException {
        int max = subscriptions.channel().limits().maxSubscriptions();
        if (max > 0 && subscriptions.count() >= max) {
            maxSubscriptions.strike();
            throw new SubscriptionRefusedException("too many subscriptions per channel");
        }
        boolean isFirst = group.members().isEmpty();
        SubscriptionRecord record = record(++lastNumber, session, request, group)
                .setLastSent(isFirst ? group.lastSent() : 0)
                .build();
        ChannelSubscription subscription = new ChannelSubscription(group, record, session);
        subscriptions.add(subscription);
        goOnline(subscription, session);
        state.subscription(record);
        return subscription;
    }

    private ChannelSubscription resume(ChannelSubscription known, ClientSession session, SubscribeRequest request) {
        known.resume(record(known.number(), session, request, known.group()).build(), session);
        known.group().owner().resumed(known.group());
        goOnline(known, session);
        state.subscription(known.toStore().build());
        return known;
    }

    private SubscriptionRecord.Builder record(
            long number, ClientSession session, SubscribeRequest request, SubscriptionGroup group) {
        return SubscriptionRecord.newBuilder()
                .setNumber(number)
                .setChannel(request.getChannel())
                .setClientId(session.id())
                .setQueueGroup(group.queueName())
                .setDurableName(request.getDurableName())
                .setInbox(request.getInbox())
                .setAckInbox(newInbox.get())
                .setMaxInFlight(request.getMaxInFlight())
                .setAckWaitSeconds(request.getAckWaitInSeconds())
                .setGroupLastSent(group.lastSent());
    }

    private void goOnline(ChannelSubscription subscription, ClientSession session) {
        bySession.computeIfAbsent(session, by -> new LinkedHashSet<>()).add(subscription);
        subscription.group().owner().online(subscription);
        subscription.acks =
                acks.subscribe(ByteString.of(subscription.record().getAckInbox()), null, new AckReceiver(subscription));
    }

    /** Receives the acknowledgements of one subscription. */
    private final class AckReceiver implements Receiver {

        private final ChannelSubscription subscription;

        AckReceiver(ChannelSubscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void receive(Message message) {
            try {
                MessageAck ack =
                        MessageAck.parser().parseFrom(message.buffer, message.payload(), message.payloadLength());
                if (ack.getChannel().equals(subscription.record().getChannel())) {
                    deliveries.acknowledged(subscription, ack.getSequence());
                }
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                // An invalid acknowledgement is only counted, because acknowledgements are never answered.
                deliveries.receivedUndecodable();
            }
        }

        @Override
        public boolean isQuick(Message message) {
            return state == ServiceState.NONE;
        }
    }

    /** Starts the delivery to a subscription, unless it was closed, or resumed with another inbox, since it was created. */
    public void activate(ChannelSubscription subscription, String ackInbox) {
        if (subscription.isListening() && subscription.record().getAckInbox().equals(ackInbox)) {
            deliveries.resume(subscription);
        }
    }

    /** Delivers new messages of a channel to all its subscriptions. */
    public void deliver(Channel channel) {
        ChannelSubscriptions subscriptions = byChannel.get(channel);
        if (subscriptions != null) {
            subscriptions.groups().forEach(deliveries::deliver);
        }
    }

    /** Ends a subscription for good. A durable one does not continue when it is created again. */
    public void unsubscribe(ChannelSubscription subscription) {
        leave(subscription, true);
    }

    /** Closes a subscription. A durable one goes offline. */
    public void close(ChannelSubscription subscription) {
        leave(subscription, false);
    }

    /** Closes all subscriptions of a client whose session ends. */
    public void closeAll(ClientSession session) {
        List.copyOf(of(session)).forEach(this::close);
        bySession.remove(session);
    }

    private void leave(ChannelSubscription subscription, boolean forGood) {
        SubscriptionGroup group = subscription.group();
        group.owner().offline(subscription, reactor.now());
        Set<ChannelSubscription> ofSession = bySession.get(subscription.session());
        if (ofSession != null) {
            ofSession.remove(subscription);
        }
        if (group.isDurable() && group.members().size() == 1 && !forGood) {
            subscription.goOffline();
            state.subscription(subscription.toStore().build());
        } else {
            remove(subscription);
        }
    }

    private void remove(ChannelSubscription subscription) {
        SubscriptionGroup group = subscription.group();
        subscription.stopListening();
        group.owner().remove(subscription);
        if (!group.members().isEmpty()) {
            deliveries.transfer(subscription, TRANSFER_DELAY);
            // The group then continues at its position, even after a restart.
            state.subscription(group.members().get(0).toStore().build());
        }
        state.subscriptionRemoved(subscription.number());
    }

    /** Removes all subscriptions to a channel that is deleted. */
    public void removeAll(Channel channel) {
        ChannelSubscriptions subscriptions = byChannel.remove(channel);
        if (subscriptions != null) {
            for (ChannelSubscription subscription : subscriptions.all()) {
                subscription.stopListening();
                bySession.values().forEach(ofSession -> ofSession.remove(subscription));
                state.subscriptionRemoved(subscription.number());
            }
        }
    }

    /** Assigns only numbers above this one to new subscriptions. */
    public void startNumbersAfter(long number) {
        lastNumber = number;
    }

    /**
     * Restores a stored subscription.
     *
     * @param session the session of its client; null if it is offline
     */
    public void restore(StoredSubscription stored, Channel channel, @Nullable ClientSession session) {
        SubscriptionRecord record = stored.record();
        ChannelSubscriptions subscriptions = of(channel);
        SubscriptionGroup group = record.getQueueGroup().isEmpty() ? null : subscriptions.queue(record.getQueueGroup());
        if (group == null) {
            boolean durable = !record.getDurableName().isEmpty();
            group = new SubscriptionGroup(subscriptions, record.getQueueGroup(), durable, 0);
        }
        group.sent(Math.max(record.getGroupLastSent(), stored.lastSent()));
        ChannelSubscription subscription = new ChannelSubscription(
                group, record.toBuilder().setLastSent(stored.lastSent()).build(), session);
        long now = reactor.now();
        for (long sequence : stored.pending()) {
            long sentAt = channel.contains(sequence) && channel.isOpen() ? channel.timestamp(sequence) : now;
            subscription.delivered(sequence, sentAt);
        }
        subscriptions.add(subscription);
        if (session != null) {
            goOnline(subscription, session);
            subscription.onHold = subscription.pending().size() > 0;
            deliveries.watch(subscription);
        }
    }

    /** Writes all subscriptions to the state. */
    public void storeAll(ServiceState target) {
        for (ChannelSubscriptions subscriptions : byChannel.values()) {
            for (ChannelSubscription subscription : new ArrayList<>(subscriptions.all())) {
                target.subscription(subscription.toStore().build());
                subscription.pending().sequences().forEach(sequence -> target.sent(subscription.number(), sequence));
            }
        }
    }
}
