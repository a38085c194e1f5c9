package io.topz.broker.system;

import io.topz.broker.client.ServerState;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.collectors.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Wraps responses of services in an envelope that identifies the server. Thread-safe. */
final class ServiceAnswer {

    private static final long JETSTREAM = 1;
    private static final long BINARY_STREAM_SNAPSHOT = 2;

    /** The error in a response. */
    public record Problem(Long code, @Nullable String description) {}

    private final ServerState server;
    private final AtomicLong sequence = new AtomicLong();

    ServiceAnswer(ServerState server) {
        this.server = server;
    }

    byte[] of(Record data) {
        return enveloped("data", data);
    }

    byte[] problem(long code, @Nullable String description) {
        return enveloped("error", new Problem(code, description));
    }

    private byte[] enveloped(String name, Record content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("{\"server\":"));
        out.writeBytes(RecordJson.bytes(identity()));
        out.writeBytes(ascii(",\"" + name + "\":"));
        out.writeBytes(RecordJson.bytes(content));
        out.write('}');
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private ServerIdentity identity() {
        BrokerOptions options = server.options();
        JetStreamOptions jetStream = options.jetStream();
        boolean isOn = jetStream != null;
        return ServerIdentityBuilder.builder()
                .name(server.identity().serverName())
                .host(options.host())
                .id(server.identity().serverId())
                .domain(jetStream == null || jetStream.domain().isEmpty() ? null : jetStream.domain())
                .ver(options.version())
                .jetstream(isOn)
                .flags(isOn ? JETSTREAM | BINARY_STREAM_SNAPSHOT : 0)
                .seq(sequence.incrementAndGet())
                .time(server.time().wall().instant())
                .build();
    }
}
