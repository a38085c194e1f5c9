package io.topz.monitor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections: counts them and gives each its time to send a request. Lives on the HTTP loop.
 *
 * <p>Reaches behind Vert.x for the channel, because Vert.x has no time-out for the head of a request and closes a connection
 * only after all that was written to it has left.
 */
final class Connections implements Handler<HttpConnection> {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final int max;
    private final Duration headerTimeout;
    private volatile int open;

    Connections(MonitorOptions options) {
        this.max = options.maxConnections();
        this.headerTimeout = options.headerTimeout();
    }

    @Override
    public void handle(HttpConnection connection) {
        if (open >= max) {
            LOG.warn("closed a connection from {}: {} are open", connection.remoteAddress(), open);
            connection.close();
            return;
        }
        count(1);
        connection.closeHandler(unused -> count(-1));
        ChannelPipeline pipeline = channel(connection).pipeline();
        pipeline.addAfter("httpDecoder", "headGuard", new HeadGuard());
        pipeline.addAfter("httpDecoder", "headerTimeout", new HeaderTimeout(headerTimeout));
    }

    /** How many are open; safe for any thread. */
    int open() {
        return open;
    }

    /** Only the loop writes. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(int change) {
        open += change;
    }

    /** Closes a connection without waiting for what its reader has not taken: past the handlers, which would. */
    static void abort(HttpConnection connection) {
        ChannelFuture unused = channel(connection).pipeline().firstContext().close();
    }

    private static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }
}
