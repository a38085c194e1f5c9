package io.topz.broker.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.protocol.ServerInfo;
import io.topz.broker.protocol.ServerInfoBuilder;
import io.topz.broker.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a publisher does not suffer if the socket of a subscriber fails while messages are handed over to it. */
class LeavingSubscriberTest {

    private static final int MESSAGES = 100;
    private static final String CONNECT = "CONNECT {\"verbose\":false}\r\n";

    private final ServerState server = server();
    private final Client publisher = new Client();
    private final IoLoop loop = loop(publisher);

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 5_000, 100_000})
    void write_failsBetweenMessagesOfOneRead_publisherGoesOn(int length) {
        Client leaving = new Client();
        Client staying = new Client();
        for (Client client : List.of(publisher, leaving, staying)) {
            client.open();
        }
        subscribe(leaving);
        subscribe(staying);
        leaving.isGone = true;

        String message = "PUB a " + length + "\r\n" + "x".repeat(length) + "\r\n";
        publisher.says(CONNECT + message.repeat(MESSAGES) + "PING\r\n");

        String delivered = ("MSG a 1 " + length + "\r\n" + "x".repeat(length) + "\r\n").repeat(MESSAGES);
        Eventually.await("the publisher is answered, the subscriber that stays has all", () -> {
            publisher.runPendingTasks();
            return publisher.heard().endsWith("PONG\r\n") && staying.heard().endsWith(delivered);
        });
        Eventually.await("the subscriber that leaves is closed", () -> {
            publisher.runPendingTasks();
            return server.connections().openCount() == 2;
        });
        assertThat(publisher.isOpen()).isTrue();
        assertThat(server.counters().failures()).isZero();
    }

    /** Waits for the answer to a PING, because a command may be deferred to a later task when the time slice of the loop is over. */
    private void subscribe(Client client) {
        client.says(CONNECT + "SUB a 1\r\nPING\r\n");
        Eventually.await("the subscriber is answered", () -> {
            publisher.runPendingTasks();
            return client.heard().endsWith("PONG\r\n");
        });
    }

    private static ServerState server() {
        BrokerOptions options = BrokerOptions.builder().eventLoops(1).build();
        Time time = new Time(InstantSource.system(), System::nanoTime);
        ServerInfo info = ServerInfoBuilder.builder()
                .serverId("N")
                .serverName("test")
                .version("2.10.27")
                .proto(1)
                .go("java")
                .host("127.0.0.1")
                .port(4222)
                .headers(true)
                .maxPayload(1 << 20)
                .build();
        return new ServerState(options, time, info, 0);
    }

    private IoLoop loop(Client any) {
        return server.loops().add(any.eventLoop(), new SplittableRandom(1));
    }

    /** A client at the other end of a channel that can be made to fail. */
    private final class Client extends EmbeddedChannel {

        private final StringBuilder heard = new StringBuilder();
        private boolean isGone;

        void open() {
            pipeline().addLast(new FailingSocket(), new ClientHandler(server, loop));
        }

        void says(String bytes) {
            writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
        }

        String heard() {
            for (ByteBuf data = readOutbound(); data != null; data = readOutbound()) {
                heard.append(data.toString(US_ASCII));
                data.release();
            }
            return heard.toString();
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        /** A socket that fails like one whose peer has reset the connection. */
        private final class FailingSocket extends ChannelOutboundHandlerAdapter {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                if (isGone) {
                    ReferenceCountUtil.release(message);
                    promise.setFailure(new IOException("Broken pipe"));
                } else {
                    ChannelFuture unused = context.write(message, promise);
                }
            }
        }
    }
}
