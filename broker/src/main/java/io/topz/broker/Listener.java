package io.topz.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.topz.broker.client.ClientHandler;
import io.topz.broker.client.IoLoop;
import io.topz.broker.client.ServerState;
import io.topz.broker.options.BrokerOptions;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening port of a broker. Its channel accepts connections on the first event loop and assigns them to all loops in turn, each with
 * a {@link ClientHandler}. The port can be freed while the connections stay.
 */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** The number of connections that may wait to be accepted: many clients reconnect at once when a server comes back. */
    private static final int ACCEPT_BACKLOG = 4096;

    /** The pause after a failed accept, for instance for lack of file descriptors. */
    private static final long ACCEPT_PAUSE_SECONDS = 1;

    /** The time after which connections that are still open are cut. A closed connection writes its pending bytes for at most a second. */
    private static final long CLOSE_LIMIT_SECONDS = 2;

    private record Binding(IoLoop loop, EventLoop executor) {}

    private final VertxInternal vertx;
    private final ServerState state;
    private final List<Binding> bindings = new ArrayList<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile @Nullable Channel port;

    Listener(Vertx vertx, ServerState state, RandomGenerator.SplittableGenerator random) {
        this.vertx = (VertxInternal) vertx;
        this.state = state;
        BrokerOptions options = state.options();
        for (int i = 0; i < options.eventLoops(); i++) {
            EventLoop executor = this.vertx.createEventLoopContext().nettyEventLoop();
            bindings.add(new Binding(state.loops().add(executor, random.split()), executor));
        }
    }

    /** Starts accepting; completes with the bound port. */
    CompletableFuture<Integer> open() {
        BrokerOptions options = state.options();
        ServerChannel channel = vertx.transport().serverChannelFactory(false).newChannel();
        channel.config().setOption(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG);
        channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        channel.pipeline().addLast("accept", new Acceptor());
        port = channel;
        CompletableFuture<Integer> bound = new CompletableFuture<>();
        ChannelFuture registered = bindings.get(0).executor().register(channel);
        registered.addListener(unused -> bind(channel, options.host(), Math.max(0, options.port()), bound));
        return bound;
    }

    private static void bind(Channel channel, String host, int port, CompletableFuture<Integer> bound) {
        ChannelFuture done = channel.bind(new InetSocketAddress(host, port));
        done.addListener(unused -> {
            if (done.isSuccess()) {
                bound.complete(((InetSocketAddress) channel.localAddress()).getPort());
            } else {
                bound.completeExceptionally(done.cause());
            }
        });
    }

    /** Frees the port; completes when no more connections are accepted. Existing connections stay. */
    CompletableFuture<Void> stopAccepting() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Channel channel = port;
        if (channel == null) {
            stopped.complete(null);
        } else {
            channel.close().addListener(unused -> completeWhenSelected(channel, stopped));
        }
        return stopped;
    }

    /** Completes after the next select of the loop, which closes the socket itself. Any delay is long enough for that. */
    private static void completeWhenSelected(Channel channel, CompletableFuture<Void> stopped) {
        Runnable complete = () -> stopped.complete(null);
        Future<?> unused = channel.eventLoop().schedule(complete, 1, TimeUnit.MILLISECONDS);
    }

    /** Frees the port and waits for the end of the connections, which their owner has closed. Those that do not end are cut. */
    CompletableFuture<Void> close() {
        Future<?> cut = GlobalEventExecutor.INSTANCE.schedule(this::cut, CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
        return stopAccepting().thenCompose(unused -> {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            connections.newCloseFuture().addListener(all -> {
                cut.cancel(false);
                closed.complete(null);
            });
            return closed;
        });
    }

    private void cut() {
        Future<?> unused = connections.close();
    }

    /** Assigns accepted connections to the loops in turn. */
    private final class Acceptor extends ChannelInboundHandlerAdapter {

        private int next;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            Channel connection = (Channel) message;
            Binding binding = bindings.get(next);
            next = (next + 1) % bindings.size();
            connection.config().setOption(ChannelOption.TCP_NODELAY, true);
            connection.pipeline().addLast("nats", new ClientHandler(state, binding.loop()));
            connections.add(connection);
            binding.executor().register(connection).addListener(registered -> {
                // A handler that fails at its start is removed from the pipeline.
                if (!registered.isSuccess() || connection.pipeline().get("nats") == null) {
                    connection.unsafe().closeForcibly();
                }
            });
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.error("Error accepting connections, pausing for {} s: {}", ACCEPT_PAUSE_SECONDS, cause.toString());
            Channel channel = context.channel();
            channel.config().setAutoRead(false);
            Future<?> unused = channel.eventLoop()
                    .schedule(() -> channel.config().setAutoRead(true), ACCEPT_PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
