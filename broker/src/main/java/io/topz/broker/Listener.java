package io.topz.broker;

import io.topz.broker.client.ClientHandler;
import io.topz.broker.client.IoLoop;
import io.topz.broker.client.ServerState;
import io.topz.broker.protocol.Parser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The port of a broker: one Vert.x server per event loop, which share the port. Every connection gets a {@link ClientHandler}
 * in its channel's pipeline, before Vert.x's own.
 */
final class Listener {

    /** Connections that wait to be accepted: many clients reconnect at once when a server comes back. */
    private static final int ACCEPT_BACKLOG = 4096;

    /**
     * Vert.x takes a free port for any negative one, and the same for every server that asks for the same number: so each
     * listener asks for another.
     */
    private static final AtomicInteger NEXT_FREE_PORT = new AtomicInteger(-1);

    private record Binding(IoLoop loop, ContextInternal context, NetServer server) {}

    private final ServerState state;
    private final List<Binding> bindings = new ArrayList<>();
    private final List<IoLoop> loops;

    Listener(Vertx vertx, ServerState state, RandomGenerator.SplittableGenerator random) {
        this.state = state;
        BrokerOptions options = state.options();
        NetServerOptions serverOptions = new NetServerOptions()
                .setHost(options.host())
                .setPort(options.port() < 1 ? NEXT_FREE_PORT.getAndDecrement() : options.port())
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setTcpNoDelay(true)
                .setReuseAddress(true);
        for (int i = 0; i < options.eventLoops(); i++) {
            ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
            IoLoop loop = new IoLoop(
                    i,
                    context.nettyEventLoop(),
                    new Parser(options.maxControlLineBytes()),
                    random.split(),
                    state.time());
            bindings.add(new Binding(loop, context, vertx.createNetServer(serverOptions)));
        }
        loops = bindings.stream().map(Binding::loop).toList();
    }

    /** Those that carry the connections. */
    List<IoLoop> loops() {
        return loops;
    }

    /** Begins to accept; completes with the bound port. */
    Future<Integer> open() {
        List<Future<NetServer>> opened = bindings.stream().map(this::open).toList();
        return Future.all(opened).map(all -> bindings.get(0).server().actualPort());
    }

    private Future<NetServer> open(Binding binding) {
        Promise<NetServer> promise = Promise.promise();
        binding.context()
                .runOnContext(unused -> binding.server()
                        .connectHandler(socket -> accept(socket, binding.loop()))
                        .listen()
                        .onComplete(promise));
        return promise.future();
    }

    private void accept(NetSocket socket, IoLoop loop) {
        var vertxHandler = ((NetSocketInternal) socket).channelHandlerContext();
        vertxHandler.pipeline().addBefore(vertxHandler.name(), "nats", new ClientHandler(state, loop));
    }

    /** Frees the port. */
    Future<Void> close() {
        return Future.join(bindings.stream()
                        .map(binding -> binding.server().close())
                        .toList())
                .mapEmpty();
    }
}
