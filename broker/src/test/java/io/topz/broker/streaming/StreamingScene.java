package io.topz.broker.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.reactor.ManualReactor;
import io.topz.broker.streaming.channel.Channel;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.CloseResponse;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.MessageAck;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import io.topz.streaming.protocol.UnsubscribeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A streaming server whose clock and network the test controls, with requests as clients send them. */
final class StreamingScene implements AutoCloseable {

    static final String CHANNEL = "orders";

    private static final String REPLY = "reply";

    final ManualReactor reactor = new ManualReactor();
    final FakeNats nats = new FakeNats(reactor);
    private final StreamingOptions options;
    private @Nullable StreamingStore store;
    private @Nullable StreamingServer server;
    private int published;

    StreamingScene(UnaryOperator<StreamingOptionsBuilder> settings) {
        options = settings.apply(StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT))
                .build();
        start();
    }

    /** A server that stores everything in memory. */
    static StreamingScene inMemory() {
        return new StreamingScene(settings -> settings);
    }

    /** A server that stores everything in a directory. */
    static StreamingScene in(Path directory) {
        return new StreamingScene(settings -> settings.storeDirectory(directory));
    }

    private void start() {
        try {
            Path directory = options.storeDirectory();
            StreamingStore opened = directory == null ? StreamingStore.MEMORY : DiskStore.open(options, directory);
            store = opened;
            server = new StreamingServer(options, reactor, opened, nats::client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reactor.run();
    }

    void stop() {
        reactor.run();
        try {
            if (server != null && store != null) {
                server.stop();
                store.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = null;
    }

    void restart() {
        stop();
        start();
    }

    StreamingServer server() {
        if (server == null) {
            throw new IllegalStateException("stopped");
        }
        return server;
    }

    /** A channel that must exist. */
    Channel channel(String name) {
        Channel channel = server().channels().get(name);
        if (channel == null) {
            throw new AssertionError("no channel " + name);
        }
        return channel;
    }

    /** Sends a request and returns the answer, which must arrive at once. */
    <R> R request(String subject, MessageLite request, Parser<R> answer) {
        return parse(answer, requestRaw(subject, request.toByteArray()));
    }

    byte[] requestRaw(String subject, byte[] request) {
        nats.publish(subject, REPLY, request);
        reactor.run();
        List<byte[]> answers = nats.take(REPLY);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    static <R> R parse(Parser<R> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConnectResponse connect(String client) {
        ConnectRequest request = ConnectRequest.newBuilder()
                .setClientId(client)
                .setHeartbeatInbox("hb." + client)
                .setProtocol(1)
                .setConnectionId(ByteString.copyFromUtf8("connection of " + client))
                .build();
        return request("_STAN.discover.test-cluster", request, ConnectResponse.parser());
    }

    String close(String client) {
        return request(
                        "_STAN.close.test-cluster",
                        CloseRequest.newBuilder().setClientId(client).build(),
                        CloseResponse.parser())
                .getError();
    }

    /** Publishes the next message and returns the error, empty for none. */
    String publish(String client, String channel) {
        PublishRequest request = PublishRequest.newBuilder()
                .setClientId(client)
                .setGuid(ByteString.copyFromUtf8("guid " + ++published))
                .setChannel(channel)
                .setData(ByteString.copyFromUtf8("message " + published))
                .build();
        PublishAck ack = request("_STAN.pub.test-cluster." + channel, request, PublishAck.parser());
        assertThat(ack.getGuid()).isEqualTo(request.getGuid());
        return ack.getError();
    }

    void publish(int messages) {
        for (int i = 0; i < messages; i++) {
            assertThat(publish("publisher", CHANNEL)).isEmpty();
        }
    }

    /** A request for all messages, with an inbox named after the client. */
    static SubscribeRequest.Builder subscription(String client) {
        return SubscribeRequest.newBuilder()
                .setClientId(client)
                .setChannel(CHANNEL)
                .setInbox("inbox." + client)
                .setMaxInFlight(100)
                .setAckWaitInSeconds(30)
                .setStartPosition(StartPosition.FIRST);
    }

    SubscribeResponse subscribe(SubscribeRequest.Builder request) {
        return request("_STAN.sub.test-cluster", request.build(), SubscribeResponse.parser());
    }

    /** Creates a subscription, which must succeed; returns the inbox for acknowledgements. */
    String subscribed(SubscribeRequest.Builder request) {
        SubscribeResponse response = subscribe(request);
        assertThat(response.getError()).isEmpty();
        return response.getAckInbox();
    }

    String unsubscribe(String client, String inbox) {
        return end("_STAN.unsub.test-cluster", client, CHANNEL, inbox);
    }

    String closeSubscription(String client, String inbox) {
        return end("_STAN.subclose.test-cluster", client, CHANNEL, inbox);
    }

    String end(String subject, String client, String channel, String inbox) {
        UnsubscribeRequest request = UnsubscribeRequest.newBuilder()
                .setClientId(client)
                .setChannel(channel)
                .setInbox(inbox)
                .build();
        return request(subject, request, SubscribeResponse.parser()).getError();
    }

    void acknowledge(String ackInbox, long... sequences) {
        for (long sequence : sequences) {
            byte[] ack = MessageAck.newBuilder()
                    .setChannel(CHANNEL)
                    .setSequence(sequence)
                    .build()
                    .toByteArray();
            nats.publish(ackInbox, null, ack);
        }
        reactor.run();
    }

    /** The messages received in the inbox of a client: sequences, with {@code r} and the count for redeliveries. */
    List<String> received(String client) {
        return messages(client).stream().map(StreamingScene::inShort).toList();
    }

    List<ChannelMessage> messages(String client) {
        return nats.take("inbox." + client).stream()
                .map(bytes -> parse(ChannelMessage.parser(), bytes))
                .toList();
    }

    private static String inShort(ChannelMessage message) {
        return message.getSequence() + (message.getRedelivered() ? "r" + message.getRedeliveryCount() : "");
    }

    void advance(Duration duration) {
        reactor.advance(duration);
        reactor.run();
    }

    @Override
    public void close() {
        if (server != null) {
            stop();
        }
    }
}
