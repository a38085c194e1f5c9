package io.topz.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.topz.broker.jetstream.api.StreamAnswer;
import io.topz.broker.jetstream.config.StreamRules;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.protocol.ProtocolException;
import io.topz.broker.protocol.ServerInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;

/**
 * Uses once, before the port is open, what the first client needs. Most of that time goes into the preparation of JSON: the first
 * INFO of a fresh process would otherwise take a tenth of a second, and so would the first stream.
 */
final class WarmUp {

    private static final byte[] CONNECT =
            "{\"verbose\":false,\"pedantic\":false,\"name\":\"\",\"lang\":\"\",\"version\":\"\",\"protocol\":1}"
                    .getBytes(US_ASCII);
    private static final byte[] STREAM =
            "{\"name\":\"S\",\"subjects\":[\"s\"],\"storage\":\"file\",\"max_age\":0,\"max_msgs\":-1,\"num_replicas\":1}"
                    .getBytes(US_ASCII);
    private static final int BUFFER_BYTES = 512;

    private WarmUp() {}

    /** What a connection needs. */
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

    /** What a request to create a stream needs. */
    static void stream() {
        try {
            StreamConfig config = new StreamRules(name -> null).checked(RecordJson.read(StreamConfig.class, STREAM));
            RecordJson.bytes(new StreamAnswer(
                    "",
                    null,
                    null,
                    null,
                    config,
                    Instant.EPOCH,
                    StreamStateBuilder.builder().build(),
                    null,
                    null,
                    null,
                    null,
                    Instant.EPOCH,
                    true));
        } catch (JetStreamException e) {
            throw new IllegalStateException("a good stream is refused", e);
        }
    }
}
