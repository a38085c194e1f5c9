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
    private record Publish(
            @Nullable Channel channel, com.google.protobuf.ByteString guid, String error, ByteString reply) {}

    private final RequestContext context;
    private final List<Publish> unanswered = new ArrayList<>();
    private final Set<Channel> appended = new LinkedHashSet<>();

    /** The latest addition to {@link #appended}: most messages of a turn are for one channel. */
    private @Nullable Channel lastAppended;

    PublishRequests(RequestContext context) {
        this.context = context;
    }

    void handle(@Nullable PublishRequest request, int length, ByteString reply) {
        if (request == null) {
            add(new Publish(null, com.google.protobuf.ByteString.EMPTY, INVALID_REQUEST, reply));
            return;
        }
        context.traffic().received(length);
        if (LOG.isTraceEnabled()) {
            LOG.trace(
                    "[Client:{}] Received message from publisher subj={} guid={}",
                    request.getClientId(),
                    request.getChannel(),
                    request.getGuid().toStringUtf8());
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
        com.google.protobuf.ByteString guid = request.getGuid();
        Channel known = context.channels().get(request.getChannel());
        if (guid.isEmpty()
                || (known == null && !ChannelName.isValid(request.getChannel()))
                || context.sessions().find(request.getClientId(), request.getConnectionId()) == null) {
            return new Publish(null, guid, INVALID_REQUEST, reply);
        }
        try {
            Channel channel = known == null ? create(request.getChannel()) : known;
            if (!channel.isOpen()) {
                return new Publish(null, guid, failure(channel), reply);
            }
            channel.append(request.getReply(), request.getData());
            if (channel != lastAppended) {
                appended.add(channel);
                lastAppended = channel;
            }
            return new Publish(channel, guid, "", reply);
        } catch (ChannelRefusedException refused) {
            return new Publish(null, guid, String.valueOf(refused.getMessage()), reply);
        }
    }

    private Channel create(String name) throws ChannelRefusedException {
        Channel channel = context.channels().getOrCreate(name);
        context.idleChannels().watch(channel);
        return channel;
    }

    private void committed() {
        List<Publish> answered = List.copyOf(unanswered);
        List<Channel> changed = List.copyOf(appended);
        unanswered.clear();
        appended.clear();
        lastAppended = null;
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
