package io.topz.bench.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A session of a NATS Streaming client on a connection of its own. It answers no heartbeats, so it must end before the server gives it up,
 * which takes minutes. Used by one thread.
 */
public final class StreamingSession implements AutoCloseable {

    private static final String CLUSTER = "test-cluster";
    private static final int MAX_IN_FLIGHT = 1_024;
    private static final int ACK_WAIT_SECONDS = 30;

    /** The time that a server may take to accept clients after it has reported that it is ready. */
    private static final Duration STARTING = Duration.ofSeconds(20);

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final NatsConnection connection;
    private final MessageReader messages;
    private final String client;

    private StreamingSession(NatsConnection connection, String client) {
        this.connection = connection;
        this.messages = new MessageReader(connection);
        this.client = client;
    }

    /** Starts a session as soon as the server accepts it. */
    public static StreamingSession open(int port, String client) throws IOException {
        NatsConnection connection = NatsConnection.open(port, client);
        try {
            StreamingSession session = new StreamingSession(connection, client);
            connection.subscribe(session.inbox("*"));
            session.begin();
            return session;
        } catch (IOException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private void begin() throws IOException {
        ConnectRequest request = ConnectRequest.newBuilder()
                .setClientId(client)
                .setHeartbeatInbox("heartbeats." + client)
                .setProtocol(1)
                .setConnectionId(connectionId())
                .setPingInterval(5)
                .setPingMaxOut(88)
                .build();
        long deadline = System.nanoTime() + STARTING.toNanos();
        request("_STAN.discover." + CLUSTER, request);
        while (messages.hasHeaders()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no streaming server answers");
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
            request("_STAN.discover." + CLUSTER, request);
        }
        expectNoError(answer(ConnectResponse.parser()).getError());
    }

    private static void expectNoError(String error) throws IOException {
        if (!error.isEmpty()) {
            throw new IOException("the streaming server says " + error);
        }
    }

    private ByteString connectionId() {
        return ByteString.copyFromUtf8("connection-" + client);
    }

    NatsConnection connection() {
        return connection;
    }

    /** The messages to all inboxes of this session. */
    MessageReader messages() {
        return messages;
    }

    /** The subject of an inbox. */
    String inbox(String name) {
        return "_INBOX." + client + "." + name;
    }

    /** The subject to which messages for a channel are published. */
    static String publishSubject(String channel) {
        return "_STAN.pub.%s.%s".formatted(CLUSTER, channel);
    }

    /** A publish request with a payload of the letter x. */
    PublishRequest publishRequest(String channel, String guid, int payloadBytes) {
        return PublishRequest.newBuilder()
                .setClientId(client)
                .setGuid(ByteString.copyFromUtf8(guid))
                .setChannel(channel)
                .setData(ByteString.copyFromUtf8("x".repeat(payloadBytes)))
                .setConnectionId(connectionId())
                .build();
    }

    /** Subscribes to the new messages of a channel, which arrive in an inbox; returns the inbox for acknowledgements. */
    public String subscribe(String channel) throws IOException {
        request("_STAN.sub." + CLUSTER, subscribeRequest(channel));
        return subscribed();
    }

    /** Subscribes to many channels, whose names are a prefix and a number, with many requests at a time. */
    public void subscribe(String prefix, int channels, int inFlight) throws IOException {
        int sent = 0;
        for (int done = 0; done < channels; done++) {
            while (sent < channels && sent - done < inFlight) {
                send("_STAN.sub." + CLUSTER, subscribeRequest(prefix + sent++));
            }
            messages.await();
            subscribed();
        }
    }

    private SubscribeRequest subscribeRequest(String channel) {
        return SubscribeRequest.newBuilder()
                .setClientId(client)
                .setChannel(channel)
                .setInbox(inbox("messages"))
                .setMaxInFlight(MAX_IN_FLIGHT)
                .setAckWaitInSeconds(ACK_WAIT_SECONDS)
                .setStartPosition(StartPosition.NEW_ONLY)
                .build();
    }

    private String subscribed() throws IOException {
        SubscribeResponse response = answer(SubscribeResponse.parser());
        expectNoError(response.getError());
        return response.getAckInbox();
    }

    private void request(String subject, MessageLite request) throws IOException {
        send(subject, request);
        messages.await();
    }

    private void send(String subject, MessageLite request) throws IOException {
        byte[] body = request.toByteArray();
        String command = "PUB %s %s %d\r\n".formatted(subject, inbox("answers"), body.length);
        connection.send(command + new String(body, StandardCharsets.ISO_8859_1) + "\r\n");
    }

    /** The message that was read last, as the answer to a request. */
    private <R> R answer(Parser<R> parser) throws IOException {
        byte[] body = new byte[messages.payloadBytes()];
        messages.bytes().get(messages.payloadAt(), body);
        try {
            return parser.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("not an answer: " + messages.line(), e);
        }
    }

    @Override
    public void close() throws IOException {
        send(
                "_STAN.close." + CLUSTER,
                CloseRequest.newBuilder().setClientId(client).build());
        connection.close();
    }
}
