package io.topz.broker.streaming.request;

import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.channel.ChannelName;
import io.topz.broker.streaming.channel.ChannelRefusedException;
import io.topz.broker.streaming.message.ChannelMessageEncoder;
import io.topz.broker.streaming.message.PublishedMessage;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.PublishAck;
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
final class PublishRequests implements Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(PublishRequests.class);
    private static final String INVALID_REQUEST = "stan: invalid publish request";
    private static final byte[] NO_GUID = {};

    /** A publish that was not answered yet. A refused one has an error and no channel. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Publish(@Nullable Channel channel, byte[] guid, String error, ByteString reply) {}

    private final RequestContext context;
    private final PublishedMessage request = new PublishedMessage();
    private final List<Publish> unanswered = new ArrayList<>();
    private final Set<Channel> appended = new LinkedHashSet<>();

    /** The latest addition to {@link #appended}: most messages of a turn are for one channel. */
    private @Nullable Channel lastAppended;

    PublishRequests(RequestContext context) {
        this.context = context;
    }

    @Override
    public boolean isQuick(Message message) {
        return Requests.isQuick(context, message);
    }

    @Override
    public void receive(Message message) {
        int length = message.payloadLength();
        ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
        if (!request.read(message.buffer, message.payload(), length)) {
            context.traffic().receivedUndecodable();
            add(new Publish(null, NO_GUID, INVALID_REQUEST, reply));
            return;
        }
        context.traffic().received(length);
        if (LOG.isTraceEnabled()) {
            LOG.trace(
                    "[Client:{}] Received message from publisher subj={} guid={}",
                    request.clientId(),
                    request.channel(),
                    request.guid());
        }
        add(publish(reply));
    }

    private void add(Publish publish) {
        if (unanswered.isEmpty()) {
            context.reactor().afterCommit(this::committed);
        }
        unanswered.add(publish);
    }

    private Publish publish(ByteString reply) {
        byte[] guid = request.guid().bytes();
        Channel known = context.channels().get(request.channel());
        if (guid.length == 0
                || (known == null && !ChannelName.isValid(request.channel().toString()))
                || context.sessions().find(request.clientId(), request.connectionId()) == null) {
            return new Publish(null, guid, INVALID_REQUEST, reply);
        }
        try {
            Channel channel = known == null ? create(request.channel().toString()) : known;
            if (!channel.isOpen()) {
                return new Publish(null, guid, failure(channel), reply);
            }
            channel.append(request);
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
                error.isEmpty() ? ChannelMessageEncoder.acknowledgement(publish.guid) : refusal(publish.guid, error));
    }

    private static byte[] refusal(byte[] guid, String error) {
        return PublishAck.newBuilder()
                .setGuid(com.google.protobuf.ByteString.copyFrom(guid))
                .setError(error)
                .build()
                .toByteArray();
    }

    private static String failure(Channel channel) {
        return "stan: channel " + channel.name() + " cannot be written: " + channel.problem();
    }
}
