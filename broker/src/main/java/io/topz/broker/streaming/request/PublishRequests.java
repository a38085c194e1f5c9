package io.topz.broker.streaming.request;

import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.channel.ChannelName;
import io.topz.broker.streaming.channel.ChannelRefusedException;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles publish requests: stores the messages. After the commit at the end of the turn, the messages are delivered, and then acknowledged
 * in the order of publication.
 */
final class PublishRequests {

    private static final Logger LOG = LoggerFactory.getLogger(PublishRequests.class);
    private static final String INVALID_REQUEST = "stan: invalid publish request";

    /** A publish that was not answered yet. A refused one has an error and no channel. */
    private record Publish(@Nullable Channel channel, String guid, String error, ByteString reply) {}

    private final RequestContext context;
    private final List<Publish> unanswered = new ArrayList<>();
    private final Set<Channel> appended = new LinkedHashSet<>();

    PublishRequests(RequestContext context) {
        this.context = context;
    }

    void handle(@Nullable PublishRequest request, int length, ByteString reply) {
        if (request == null) {
            add(new Publish(null, "", INVALID_REQUEST, reply));
            return;
        }
        context.traffic().received(length);
        if (LOG.isTraceEnabled()) {
            LOG.trace(
                    "[Client:{}] Received message from publisher subj={} guid={}",
                    request.getClientId(),
                    request.getChannel(),
                    request.getGuid());
        }
        add(publish(request, reply));
    }

    private void add(Publish publish) {
        if (unanswered.isEmpty()) {
            context.reactor().afterCommit(this::committed);
        }
        unanswered.add(publish);
    }

    private Publish publish(PublishRequest request, ByteString reply) {
        String guid = request.getGuid();
        if (guid.isEmpty()
                || !ChannelName.isValid(request.getChannel())
                || context.sessions().find(request.getClientId(), request.getConnectionId()) == null) {
            return new Publish(null, guid, INVALID_REQUEST, reply);
        }
        try {
            Channel channel = channel(request.getChannel());
            if (!channel.isOpen()) {
                return new Publish(null, guid, failure(channel), reply);
            }
            channel.append(request.getReply(), request.getData());
            appended.add(channel);
            return new Publish(channel, guid, "", reply);
        } catch (ChannelRefusedException refused) {
            return new Publish(null, guid, String.valueOf(refused.getMessage()), reply);
        }
    }

    private Channel channel(String name) throws ChannelRefusedException {
        Channel channel = context.channels().get(name);
        if (channel == null) {
            channel = context.channels().getOrCreate(name);
            context.idleChannels().watch(channel);
        }
        return channel;
    }

    private void committed() {
        List<Publish> answered = List.copyOf(unanswered);
        List<Channel> changed = List.copyOf(appended);
        unanswered.clear();
        appended.clear();
        for (Channel channel : changed) {
            context.subscriptions().deliver(channel);
            channel.delivered();
        }
        answered.forEach(this::answer);
    }

    private void answer(Publish publish) {
        Channel channel = publish.channel;
        String error = channel != null && channel.commitFailed() ? failure(channel) : publish.error;
        Requests.answer(
                context.general(),
                publish.reply,
                PublishAck.newBuilder().setGuid(publish.guid).setError(error).build());
    }

    private static String failure(Channel channel) {
        return "stan: channel " + channel.name() + " cannot be written: " + channel.problem();
    }
}
