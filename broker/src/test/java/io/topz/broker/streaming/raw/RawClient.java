package io.topz.broker.streaming.raw;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.MessageAck;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import io.topz.streaming.protocol.UnsubscribeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to NATS over which a test sends requests to a streaming server, for any number of streaming clients. It answers no
 * heartbeats until {@link #answerHeartbeats} is called, so that a client that has lost its connection is replaced at once.
 */
public final class RawClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Connection connection;
    private final String cluster;
    private final Duration patience;

    private RawClient(Connection connection, String cluster, Duration patience) {
        this.connection = connection;
        this.cluster = cluster;
        this.patience = patience;
    }

    /** Connects to a server on this machine. */
    public static RawClient connect(int port, String cluster) {
        return connect("nats://127.0.0.1:" + port, cluster, PATIENCE);
    }

    /** Connects to a server. Requests fail when no answer has arrived after {@code patience}. */
    public static RawClient connect(String url, String cluster, Duration patience) {
        Options options = Options.builder()
                .server(url)
                .noReconnect()
                .errorListener(new ErrorListener() {})
                .build();
        try {
            return new RawClient(Nats.connect(options), cluster, patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The subject of a kind of request, such as {@code sub}. */
    public String subject(String kind) {
        return "_STAN." + kind + "." + cluster;
    }

    /** Sends a request and returns the answer; null if there is no responder, or no answer within that time. */
    public byte @Nullable [] request(String subject, byte[] body, Duration patience) {
        try {
            return connection
                    .request(subject, body)
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .getData();
        } catch (CancellationException | ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Sends a request and returns the answer.
     *
     * @throws NoAnswerException if there is none
     */
    public <R> R request(String kind, MessageLite request, Parser<R> parser) {
        byte[] answer = request(subject(kind), request.toByteArray(), patience);
        if (answer == null) {
            throw new NoAnswerException("no answer to a request to " + subject(kind));
        }
        return parse(parser, answer);
    }

    /** Starts the session of a client. */
    public ConnectResponse begin(String client) {
        ConnectRequest request = ConnectRequest.newBuilder()
                .setClientId(client)
                .setHeartbeatInbox(heartbeatInbox(client))
                .setProtocol(1)
                .setConnectionId(connectionId(client))
                .build();
        return request("discover", request, ConnectResponse.parser());
    }

    /** The subject of a client's heartbeats. */
    public static String heartbeatInbox(String client) {
        return "hb." + client;
    }

    /** The connection id that {@link #begin} gives a client. */
    public static ByteString connectionId(String client) {
        return ByteString.copyFromUtf8("connection-of-" + client);
    }

    /** Answers the heartbeats of a client from now on. */
    public void answerHeartbeats(String client) {
        connection
                .createDispatcher(message -> connection.publish(message.getReplyTo(), new byte[0]))
                .subscribe(heartbeatInbox(client));
        flush();
    }

    /** Starts or resumes a subscription. */
    public SubscribeResponse subscribe(SubscribeRequest request) {
        return request("sub", request, SubscribeResponse.parser());
    }

    /** Ends a subscription: {@code unsub} for good, {@code subclose} so that it can be resumed. Returns the error, empty for none. */
    public String end(String kind, String client, String channel, String inbox) {
        UnsubscribeRequest request = UnsubscribeRequest.newBuilder()
                .setClientId(client)
                .setChannel(channel)
                .setInbox(inbox)
                .build();
        return request(kind, request, SubscribeResponse.parser()).getError();
    }

    /** Acknowledges a message. */
    public void acknowledge(String ackInbox, String channel, long sequence) {
        MessageAck ack = MessageAck.newBuilder()
                .setChannel(channel)
                .setSequence(sequence)
                .build();
        connection.publish(ackInbox, ack.toByteArray());
    }

    /** Publishes to NATS. */
    public void publish(String subject, @Nullable String reply, MessageLite body) {
        connection.publish(subject, reply, body.toByteArray());
    }

    /** Subscribes to NATS. */
    public Subscription listen(String subject) {
        return connection.subscribe(subject);
    }

    /** The next message; null if none arrives within that time, or if NATS reports that nobody receives requests. */
    public static <R> @Nullable R next(Subscription from, Parser<R> parser, Duration patience) {
        try {
            Message message = from.nextMessage(patience);
            return message == null || message.isStatusMessage() ? null : parse(parser, message.getData());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Decodes a message of the protocol. */
    public static <R> R parse(Parser<R> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server has processed everything that was sent. */
    public void flush() {
        try {
            connection.flush(patience);
        } catch (TimeoutException e) {
            throw new NoAnswerException("no answer to a ping");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
