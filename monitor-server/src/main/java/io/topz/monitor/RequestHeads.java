package io.topz.monitor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests from the bytes of a connection as Go's HTTP server does, and passes on their heads in a canonical form. Rejects a
 * malformed head with the response of Go's server and closes the connection. Request bodies have no meaning on a monitoring port and are
 * skipped. It comes before the HTTP decoder.
 */
final class RequestHeads extends ChannelInboundHandlerAdapter {

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILER,
        REFUSED
    }

    private final int maxHeadBytes;
    private final Runnable tooLarge;
    private final List<String> head = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int headBytes;
    private Part part = Part.HEAD;
    private long toSkip;

    /** Creates the handler; {@code tooLarge} runs when a head exceeds {@code maxHeadBytes}. */
    RequestHeads(int maxHeadBytes, Runnable tooLarge) {
        this.maxHeadBytes = maxHeadBytes;
        this.tooLarge = tooLarge;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable() && part != Part.REFUSED) {
                if (part == Part.BODY || part == Part.CHUNK) {
                    skip(bytes);
                } else {
                    read(context, (char) bytes.readUnsignedByte());
                }
            }
        } finally {
            ReferenceCountUtil.release(bytes);
        }
    }

    private void skip(ByteBuf bytes) {
        int skipped = (int) Math.min(toSkip, bytes.readableBytes());
        bytes.skipBytes(skipped);
        toSkip -= skipped;
        if (toSkip == 0) {
            part = part == Part.CHUNK ? Part.CHUNK_SIZE : Part.HEAD;
        }
    }

    private void read(ChannelHandlerContext context, char next) {
        if (++headBytes > maxHeadBytes) {
            tooLarge.run();
            refuse(context, HeadRejection.TOO_LARGE);
        } else if (next != '\n') {
            line.append(next);
        } else {
            int length = line.length();
            String whole =
                    length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            line.setLength(0);
            read(context, whole);
        }
    }

    private void read(ChannelHandlerContext context, String whole) {
        switch (part) {
            case HEAD -> {
                head.add(whole);
                if (whole.isEmpty()) {
                    endOfHead(context);
                }
            }
            case CHUNK_SIZE -> startChunk(context, whole);
            case TRAILER -> {
                if (whole.isEmpty()) {
                    next(Part.HEAD);
                }
            }
            case BODY, CHUNK, REFUSED -> throw new IllegalStateException("no lines in " + part);
        }
    }

    private void endOfHead(ChannelHandlerContext context) {
        RequestHead request;
        try {
            request = RequestHead.parse(head);
        } catch (HeadRejection.RejectedException refused) {
            refuse(context, refused.rejection());
            return;
        }
        toSkip = request.bodyBytes();
        next(request.isChunked() ? Part.CHUNK_SIZE : toSkip > 0 ? Part.BODY : Part.HEAD);
        context.fireChannelRead(Unpooled.copiedBuffer(request.text(), ISO_8859_1));
    }

    private void startChunk(ChannelHandlerContext context, String size) {
        String digits = size.split(";", 2)[0].strip();
        if (!digits.matches("[0-9A-Fa-f]{1,15}")) {
            refuse(context, HeadRejection.BAD_REQUEST);
            return;
        }
        long bytes = Long.parseLong(digits, 16);
        next(bytes == 0 ? Part.TRAILER : Part.CHUNK);
        // A chunk ends with a line break.
        toSkip = bytes + 2;
    }

    private void next(Part next) {
        part = next;
        head.clear();
        headBytes = 0;
    }

    private void refuse(ChannelHandlerContext context, HeadRejection rejection) {
        part = Part.REFUSED;
        ChannelFuture unused = context.writeAndFlush(Unpooled.copiedBuffer(rejection.text(), ISO_8859_1))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
