package io.topz.broker.streaming.request;

import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.channel.ChannelName;
import io.topz.broker.streaming.channel.ChannelRefusedException;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.subscription.ChannelSubscription;
import io.topz.broker.streaming.subscription.SubscriptionRefusedException;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import org.jspecify.annotations.Nullable;

/** Handles subscribe requests, which create or resume subscriptions. */
final class SubscribeRequests {

    static final String UNKNOWN_CLIENT = "stan: unknown clientID";

    private static final String INVALID_REQUEST = "stan: invalid subscription request";

    private final RequestContext context;

    SubscribeRequests(RequestContext context) {
        this.context = context;
    }

    void handle(@Nullable SubscribeRequest request, ByteString reply) {
        String error = request == null ? INVALID_REQUEST : invalid(request);
        if (request == null || error != null) {
            answer(context, reply, String.valueOf(error));
            return;
        }
        ClientSession session = context.sessions().get(request.getClientId());
        if (session == null) {
            answer(context, reply, UNKNOWN_CLIENT);
            return;
        }
        try {
            subscribe(request, session, reply);
        } catch (ChannelRefusedException | SubscriptionRefusedException refused) {
            answer(context, reply, String.valueOf(refused.getMessage()));
        }
    }

    /** The error of an invalid request; null if it is valid. Checks in the order of nats-streaming-server. */
    private static @Nullable String invalid(SubscribeRequest request) {
        if (request.getClientId().isEmpty()) {
            return "stan: clientID missing";
        }
        if (request.getAckWaitInSeconds() <= 0) {
            return "stan: invalid ack wait time, should be >= 1s";
        }
        if (request.getMaxInFlight() <= 0) {
            return "stan: invalid MaxInflight, should be >= 1";
        }
        if (request.getStartPosition() == StartPosition.UNRECOGNIZED) {
            return "stan: invalid start position";
        }
        if (!ChannelName.isValid(request.getChannel())) {
            return "stan: invalid subject";
        }
        return Requests.isInbox(request.getInbox()) ? null : INVALID_REQUEST;
    }

    private void subscribe(SubscribeRequest request, ClientSession session, ByteString reply)
            throws ChannelRefusedException, SubscriptionRefusedException {
        Channel channel = context.channels().get(request.getChannel());
        if (channel == null) {
            channel = context.channels().getOrCreate(request.getChannel());
            context.idleChannels().watch(channel);
        }
        if (!channel.isOpen()) {
            answer(context, reply, "stan: channel " + channel.name() + " cannot be read: " + channel.problem());
            return;
        }
        ChannelSubscription subscription = context.subscriptions().subscribe(session, request, channel);
        String ackInbox = subscription.record().getAckInbox();
        // The client may acknowledge as soon as it has the answer, so NATS must know the subject by then.
        context.acks().flush(() -> {
            String problem = context.state().problem();
            if (problem == null) {
                accept(reply, ackInbox);
                context.subscriptions().activate(subscription, ackInbox);
            } else {
                context.subscriptions().close(subscription);
                answer(context, reply, "stan: the subscription cannot be stored: " + problem);
            }
        });
    }

    /**
     * Answers on the connection on which the messages follow: NATS keeps no order between connections, and a client cannot handle messages
     * that arrive before the answer.
     */
    private void accept(ByteString reply, String ackInbox) {
        Requests.answer(
                context.send(),
                reply,
                SubscribeResponse.newBuilder().setAckInbox(ackInbox).build());
    }

    static void answer(RequestContext context, ByteString reply, String error) {
        Requests.answer(
                context.general(),
                reply,
                SubscribeResponse.newBuilder().setError(error).build());
    }
}
