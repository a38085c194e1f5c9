package io.topz.app.demo;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.NUID;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.MessageAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of NATS Streaming that speaks as much of the protocol as the demo needs. */
final class DemoStreamingClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] EMPTY = new byte[0];
    private static final int ACK_WAIT_SECONDS = 3600;

    private final Connection connection;
    private final String id;
    private final ConnectResponse session;

    private DemoStreamingClient(Connection connection, String id, ConnectResponse session) {
        this.connection = connection;
        this.id = id;
        this.session = session;
    }

    /** Starts a session. */
    static DemoStreamingClient connect(Connection connection, String clusterId, String id)
            throws IOException, InterruptedException {
        String heartbeats = connection.createInbox();
        connection
                .createDispatcher(heartbeat -> connection.publish(heartbeat.getReplyTo(), EMPTY))
                .subscribe(heartbeats);
        ConnectRequest request = ConnectRequest.newBuilder()
                .setClientId(id)
                .setHeartbeatInbox(heartbeats)
                .build();
        ConnectResponse session =
                ConnectResponse.parseFrom(request(connection, "_STAN.discover." + clusterId, request));
        refuse(session.getError());
        return new DemoStreamingClient(connection, id, session);
    }

    private static byte[] request(Connection connection, String subject, MessageLite request)
            throws IOException, InterruptedException {
        Message answer = connection.request(subject, request.toByteArray(), PATIENCE);
        if (answer == null) {
            throw new IOException("no answer to " + subject);
        }
        return answer.getData();
    }

    private static void refuse(String error) throws IOException {
        if (!error.isEmpty()) {
            throw new IOException(error);
        }
    }

    /** Publishes a message without waiting for its acknowledgement. */
    void publish(String channel, byte[] data) {
        PublishRequest request = PublishRequest.newBuilder()
                .setClientId(id)
                .setGuid(ByteString.copyFromUtf8(NUID.nextGlobal()))
                .setChannel(channel)
                .setData(ByteString.copyFrom(data))
                .build();
        connection.publish(session.getPublishPrefix() + "." + channel, request.toByteArray());
    }

    /** Creates or resumes a durable subscription; returns when the server has it. */
    void subscribe(String channel, String durable, int maxInFlight, boolean acknowledges)
            throws IOException, InterruptedException {
        String inbox = connection.createInbox();
        CompletableFuture<String> acks = new CompletableFuture<>();
        connection
                .createDispatcher(message -> {
                    if (acknowledges) {
                        acknowledge(acks.join(), channel, message);
                    }
                })
                .subscribe(inbox);
        SubscribeRequest request = SubscribeRequest.newBuilder()
                .setClientId(id)
                .setChannel(channel)
                .setInbox(inbox)
                .setMaxInFlight(maxInFlight)
                .setAckWaitInSeconds(ACK_WAIT_SECONDS)
                .setDurableName(durable)
                .setStartPosition(StartPosition.FIRST)
                .build();
        SubscribeResponse answer =
                SubscribeResponse.parseFrom(request(connection, session.getSubscribeSubject(), request));
        acks.complete(answer.getAckInbox());
        refuse(answer.getError());
    }

    private void acknowledge(String acks, String channel, Message message) {
        try {
            MessageAck ack = MessageAck.newBuilder()
                    .setChannel(channel)
                    .setSequence(ChannelMessage.parseFrom(message.getData()).getSequence())
                    .build();
            connection.publish(acks, ack.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the session; its durable subscriptions go offline. */
    void close() throws IOException, InterruptedException {
        byte[] unused = request(
                connection,
                session.getCloseSubject(),
                CloseRequest.newBuilder().setClientId(id).build());
    }
}
