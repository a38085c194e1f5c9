package io.topz.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.ProtocolException;
import io.topz.broker.protocol.ServerInfo;

/**
 * Runs the code that the first client needs once before the port is open. Most of the time is spent on preparing the JSON codec: without
 * the warm-up, the first INFO of a fresh process would take a tenth of a second.
 */
final class WarmUp {

    private static final byte[] CONNECT =
            "{\"verbose\":false,\"pedantic\":false,\"name\":\"\",\"lang\":\"\",\"version\":\"\",\"protocol\":1}"
                    .getBytes(US_ASCII);
    private static final int BUFFER_BYTES = 512;

    private WarmUp() {}

    /** Runs the code for a connection. */
    static void connection(ServerInfo info) {
        try {
            info.forClient(0, "127.0.0.1").toLine();
            ConnectOptions.DEFAULT.with(CONNECT, 0, CONNECT.length);
        } catch (ProtocolException e) {
            throw new IllegalStateException("a good CONNECT is refused", e);
        }
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(BUFFER_BYTES);
        buffer.release();
    }
}
