package io.topz.broker.streaming.request;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.topz.broker.protocol.Message;
import io.topz.broker.service.NatsClient;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.CloseResponse;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import java.util.function.Function;

/**
 * Answers the requests of clients with an error while the store of the service cannot be opened. Pings get no answer, since an error
 * would end the sessions that are in the store.
 */
public final class OfflineRequests {

    private final NatsClient client;
    private volatile String reason;

    /**
     * Answers from now on.
     *
     * @param client the client that receives requests, which {@link #close} closes
     * @param reason why the service is offline, in words
     */
    public OfflineRequests(NatsClient client, String clusterId, String reason) {
        this.client = client;
        this.reason = reason;
        ServiceSubjects subjects = new ServiceSubjects(clusterId);
        on(
                subjects.connect(),
                message -> ConnectResponse.newBuilder().setError(error()).build());
        on(subjects.publishPrefix() + ".>", this::published);
        on(subjects.subscribe(), message -> subscription());
        on(subjects.unsubscribe(), message -> subscription());
        on(subjects.subscriptionClose(), message -> subscription());
        on(
                subjects.close(),
                message -> CloseResponse.newBuilder().setError(error()).build());
        client.subscribe(ServiceSubjects.bytes(subjects.pings()), null, message -> {});
    }

    private void on(String subject, Function<Message, MessageLite> answer) {
        client.subscribe(ServiceSubjects.bytes(subject), null, message -> {
            ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
            Requests.answer(client, reply, answer.apply(message));
        });
    }

    private String error() {
        return "stan: NATS Streaming is offline: " + reason;
    }

    /** Changes the reason. */
    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Why the service is offline, in words. May be called by any thread. */
    public String reason() {
        return reason;
    }

    private MessageLite subscription() {
        return SubscribeResponse.newBuilder().setError(error()).build();
    }

    private MessageLite published(Message message) {
        PublishAck.Builder ack = PublishAck.newBuilder().setError(error());
        try {
            PublishRequest request =
                    PublishRequest.parser().parseFrom(message.buffer, message.payload(), message.payloadLength());
            return ack.setGuid(request.getGuid()).build();
        } catch (InvalidProtocolBufferException e) {
            return ack.build();
        }
    }

    /** Answers no longer. */
    public void close() {
        client.close();
    }
}
