package io.topz.monitor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections: counts them, limits the time for each request head, and closes the one that has been idle longest when there is no
 * room for another. Used on the HTTP loop.
 *
 * <p>It uses the channel below Vert.x, because Vert.x has no time limit for the head of a request and closes a connection only after all
 * written data has been sent.
 */
final class OpenConnections implements Handler<HttpConnection> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final MonitorOptions options;
    private final MonitorLimits limits;

    /** The connections without a request in progress, the longest idle first. */
    private final Set<HttpConnection> idle = new LinkedHashSet<>();

    private volatile int open;

    OpenConnections(MonitorOptions options, MonitorLimits limits) {
        this.options = options;
        this.limits = limits;
    }

    @Override
    public void handle(HttpConnection connection) {
        if (open >= options.maxConnections() && !makeRoom()) {
            LOG.warn("refused a connection from {}: {} are open and none is idle", connection.remoteAddress(), open);
            abort(connection);
            return;
        }
        count(1);
        connection.closeHandler(unused -> {
            idle.remove(connection);
            count(-1);
        });
        ChannelPipeline pipeline = channel(connection).pipeline();
        pipeline.addBefore(
                "httpDecoder",
                "requestHeads",
                new RequestHeads(options.maxHeaderBytes(), limits.headerBytes()::strike));
        pipeline.addAfter("httpEncoder", "connectionHeader", new ConnectionHeader());
        pipeline.addAfter(
                "httpDecoder",
                "headerTimeout",
                new HeaderTimeout(options.headerTimeout(), limits.headerTimeout()::strike));
        pipeline.addAfter(
                "httpEncoder", "idleWatch", new IdleWatch(() -> idle.add(connection), () -> idle.remove(connection)));
    }

    /** Closes the connection that has been idle longest; returns false if none is. */
    private boolean makeRoom() {
        limits.connections().strike();
        Iterator<HttpConnection> longest = idle.iterator();
        if (!longest.hasNext()) {
            return false;
        }
        HttpConnection connection = longest.next();
        longest.remove();
        LOG.debug("closed the idle connection from {}: {} are open", connection.remoteAddress(), open);
        abort(connection);
        return true;
    }

    /** The number of open connections; safe for any thread. */
    int open() {
        return open;
    }

    /** Changes the count; only called on the loop. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(int change) {
        open += change;
    }

    /** Closes a connection without waiting for a slow reader: bypasses the handlers, which would wait. */
    static void abort(HttpConnection connection) {
        ChannelFuture unused = channel(connection).pipeline().firstContext().close();
    }

    private static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }
}
