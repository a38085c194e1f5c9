package io.topz.broker.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.topz.broker.protocol.ClosedReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The channel handler of a client connection. It comes before Vert.x's handler in the channel's pipeline, consumes the bytes that are read,
 * and passes only the closing of the channel on to Vert.x.
 */
public final class ClientHandler extends ChannelInboundHandlerAdapter {

    private static final int MIN_READ_BYTES = 512;
    private static final int FIRST_READ_BYTES = 2 * 1024;
    /** Large reads need one system call for many messages and wake the publisher once: throughput is a third higher than with 64 KiB. */
    private static final int MAX_READ_BYTES = 512 * 1024;

    private final ServerState server;
    private final IoLoop loop;
    private @Nullable ClientConnection connection;

    public ClientHandler(ServerState server, IoLoop loop) {
        this.server = server;
        this.loop = loop;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        // Otherwise the channel would close before the connection does, and messages would be delivered to it in
        // between.
        context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        context.channel()
                .config()
                .setAllocator(PooledByteBufAllocator.DEFAULT)
                .setRecvByteBufAllocator(
                        new AdaptiveRecvByteBufAllocator(MIN_READ_BYTES, FIRST_READ_BYTES, MAX_READ_BYTES));
        ClientConnection accepted = new ClientConnection(server, loop, context);
        connection = accepted;
        accepted.accepted();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        try {
            if (connection != null) {
                connection.reading().read(data);
            }
        } finally {
            data.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (connection != null) {
            connection.reading().readComplete();
        }
    }

    /** Called when the client has closed its side of the connection. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && connection != null) {
            connection.close(ClosedReason.CLIENT_CLOSED);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            connection.close(ClosedReason.CLIENT_CLOSED);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (connection == null) {
            ChannelFuture unused = context.close();
        } else if (cause instanceof IOException) {
            connection.close(ClosedReason.READ_ERROR);
        } else {
            connection.defect(cause);
        }
    }
}
