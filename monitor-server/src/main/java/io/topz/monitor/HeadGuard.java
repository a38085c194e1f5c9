package io.topz.monitor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers a head that is none with the words of Go's HTTP server, and hangs up. Sits behind the HTTP decoder. */
final class HeadGuard extends ChannelInboundHandlerAdapter {

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!refused && message instanceof HttpRequest request) {
            String problem = problem(request);
            if (problem != null) {
                refused = true;
                refuse(context, problem);
            }
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static @Nullable String problem(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Throwable cause = request.decoderResult().cause();
            return cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException
                    ? "431 Request Header Fields Too Large"
                    : "400 Bad Request";
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_0) && !version.equals(HttpVersion.HTTP_1_1)) {
            return version.protocolName().equals("HTTP")
                    ? "505 HTTP Version Not Supported: unsupported protocol version"
                    : "400 Bad Request";
        }
        if (request.uri().chars().anyMatch(HeadGuard::isControl)) {
            return "400 Bad Request";
        }
        if (version.equals(HttpVersion.HTTP_1_1) && !request.headers().contains(HttpHeaderNames.HOST)) {
            return "400 Bad Request: missing required Host header";
        }
        return null;
    }

    private static boolean isControl(int character) {
        return character < ' ' || character == 0x7f;
    }

    /** Past the encoder, which would answer in the protocol version that it was asked in. */
    private static void refuse(ChannelHandlerContext context, String problem) {
        ByteBuf answer = Unpooled.copiedBuffer(
                "HTTP/1.1 " + problem + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
                        + problem,
                StandardCharsets.US_ASCII);
        context.pipeline().context("httpEncoder").writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
}
