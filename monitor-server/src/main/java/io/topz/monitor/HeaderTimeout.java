package io.topz.monitor;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that takes too long to send the head of a request. It comes after the HTTP decoder: a read that yields no message
 * while none is in progress is the beginning of a head. Between requests a connection may be idle.
 */
final class HeaderTimeout extends ChannelInboundHandlerAdapter {

    private final Duration limit;
    private final Runnable struck;
    private @Nullable Future<?> deadline;
    private boolean inMessage;
    private boolean sawMessage;

    /** Creates the handler; {@code struck} runs before a connection is closed. */
    HeaderTimeout(Duration limit, Runnable struck) {
        this.limit = limit;
        this.struck = struck;
    }

    /** The time for the first request starts at once, because no client connects in order to be idle. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        start(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        sawMessage = true;
        if (message instanceof HttpRequest) {
            inMessage = true;
            stop();
        }
        if (message instanceof LastHttpContent) {
            inMessage = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!sawMessage && !inMessage) {
            start(context);
        }
        sawMessage = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context) {
        if (deadline == null) {
            deadline = context.executor().schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void close(ChannelHandlerContext context) {
        struck.run();
        ChannelFuture unused = context.close();
    }
}
