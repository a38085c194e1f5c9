package io.topz.broker.streaming.request;

import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.subscription.ChannelSubscription;
import io.topz.broker.streaming.subscription.SubscriptionRegistry;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.UnsubscribeRequest;
import org.jspecify.annotations.Nullable;

/** Handles requests to end or close subscriptions. */
final class UnsubscribeRequests {

    private final RequestContext context;

    UnsubscribeRequests(RequestContext context) {
        this.context = context;
    }

    /** Ends a subscription for good, or only closes it. */
    void handle(@Nullable UnsubscribeRequest request, boolean forGood, ByteString reply) {
        if (request == null) {
            answer(reply, "stan: invalid unsubscribe request");
            return;
        }
        context.afterEarlierMessages(() -> end(request, forGood, reply));
    }

    private void end(UnsubscribeRequest request, boolean forGood, ByteString reply) {
        Channel channel = context.channels().get(request.getChannel());
        if (channel == null) {
            answer(reply, "stan: unknown channel");
            return;
        }
        SubscriptionRegistry subscriptions = context.subscriptions();
        ChannelSubscription subscription = subscriptions.find(channel, request.getInbox());
        if (subscription == null) {
            answer(reply, "stan: invalid subscription");
            return;
        }
        ClientSession session = context.sessions().get(request.getClientId());
        if (session == null || !session.equals(subscription.session())) {
            answer(reply, SubscribeRequests.UNKNOWN_CLIENT);
            return;
        }
        if (forGood) {
            subscriptions.unsubscribe(subscription);
        } else {
            subscriptions.close(subscription);
        }
        context.reactor().afterCommit(() -> {
            String problem = context.state().problem();
            answer(reply, problem == null ? "" : "stan: the end of the subscription cannot be stored: " + problem);
        });
    }

    private void answer(ByteString reply, String error) {
        SubscribeRequests.answer(context, reply, error);
    }
}
