package io.topz.broker.streaming.monitor;

import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.subscription.ChannelSubscription;
import io.topz.broker.streaming.subscription.ChannelSubscriptions;
import io.topz.broker.streaming.subscription.SubscriptionRegistry;
import io.topz.collectors.document.StreamingChannel;
import io.topz.collectors.document.StreamingClient;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.collectors.document.StreamingSubscriptionBuilder;
import io.topz.streaming.state.SubscriptionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the parts of documents that describe channels, clients and their subscriptions. */
final class SubscriptionDocuments {

    private final SubscriptionRegistry subscriptions;

    SubscriptionDocuments(SubscriptionRegistry subscriptions) {
        this.subscriptions = subscriptions;
    }

    StreamingChannel channel(Channel channel, boolean withSubscriptions) {
        ChannelSubscriptions of = subscriptions.of(channel);
        List<StreamingSubscription> all = withSubscriptions
                ? of.all().stream().map(SubscriptionDocuments::subscription).toList()
                : List.of();
        return new StreamingChannel(
                channel.name(),
                channel.count(),
                channel.bytes(),
                channel.committed() == 0 ? 0 : channel.first(),
                channel.committed(),
                (long) of.count(),
                all.isEmpty() ? null : all);
    }

    StreamingClient client(ClientSession session, boolean withSubscriptions) {
        Map<String, List<StreamingSubscription>> byChannel = new TreeMap<>();
        if (withSubscriptions) {
            for (ChannelSubscription subscription : subscriptions.of(session)) {
                byChannel
                        .computeIfAbsent(subscription.record().getChannel(), channel -> new ArrayList<>())
                        .add(subscription(subscription));
            }
        }
        return new StreamingClient(
                session.id(),
                session.record().getHeartbeatInbox(),
                (long) subscriptions.of(session).size(),
                byChannel.isEmpty() ? null : byChannel);
    }

    private static StreamingSubscription subscription(ChannelSubscription subscription) {
        SubscriptionRecord record = subscription.record();
        boolean queue = subscription.group().isQueue();
        return StreamingSubscriptionBuilder.builder()
                .clientId(subscription.clientId())
                .inbox(record.getInbox())
                .ackInbox(record.getAckInbox())
                .durableName(queue ? null : orAbsent(record.getDurableName()))
                .queueName(orAbsent(subscription.group().queueName()))
                .isDurable(subscription.group().isDurable())
                .isOffline(subscription.isOffline())
                .maxInflight((long) record.getMaxInFlight())
                .ackWait((long) record.getAckWaitSeconds())
                .lastSent(subscription.lastSent())
                .pendingCount((long) subscription.pending().size())
                .isStalled(!subscription.isOffline() && subscription.isStalled())
                .build();
    }

    private static @Nullable String orAbsent(String text) {
        return text.isEmpty() ? null : text;
    }
}
