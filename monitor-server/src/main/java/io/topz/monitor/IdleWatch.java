package io.topz.monitor;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Reports when a connection becomes idle and when it becomes active again. It is idle from the last byte of an answer to the next request.
 */
final class IdleWatch extends ChannelDuplexHandler {

    private final Runnable idle;
    private final Runnable busy;
    private int unanswered;

    IdleWatch(Runnable idle, Runnable busy) {
        this.idle = idle;
        this.busy = busy;
    }

    /** A connection is idle until its first request. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        idle.run();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest && unanswered++ == 0) {
            busy.run();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        ChannelPromise promise =
                message instanceof LastHttpContent ? written.unvoid().addListener(last -> answered(context)) : written;
        ChannelFuture unused = context.write(message, promise);
    }

    private void answered(ChannelHandlerContext context) {
        if (--unanswered == 0 && context.channel().isActive()) {
            idle.run();
        }
    }
}
