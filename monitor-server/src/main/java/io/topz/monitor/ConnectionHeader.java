package io.topz.monitor;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;

/** Writes the name of the header {@code Connection} as Go's HTTP server does; Vert.x writes it in lower case. */
final class ConnectionHeader extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof HttpResponse response) {
            String connection = response.headers().get(HttpHeaderNames.CONNECTION);
            if (connection != null) {
                response.headers().remove(HttpHeaderNames.CONNECTION).add("Connection", connection);
            }
        }
        ChannelFuture unused = context.write(message, written);
    }
}
