package io.topz.broker.jetstream.stream;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.mapping.MappingException;
import io.topz.broker.subject.mapping.SubjectMapping;
import io.topz.collectors.text.GoTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Republishes messages once they are committed, with headers that name their stream and sequence. */
final class Republisher {

    private record Pending(StreamMessage message, ByteString destination, long previous) {}

    private final StreamContext context;
    private final String stream;
    private final List<Pending> pending = new ArrayList<>();

    Republisher(StreamContext context, String stream) {
        this.context = context;
        this.stream = stream;
    }

    /** Adds a message that is being stored; {@code previous} is the last message of its subject before it, 0 if there is none. */
    void add(SubjectMapping mapping, StreamMessage message, long previous) {
        ByteString destination = mapping.apply(message.subject());
        if (destination != null) {
            pending.add(new Pending(message, destination, previous));
        }
    }

    /** Publishes the collected messages, which are committed. */
    void send(boolean headersOnly) {
        Reactor reactor = context.reactor();
        for (Pending next : pending) {
            byte[] header = header(next, headersOnly);
            byte[] payload = headersOnly ? new byte[0] : payload(next.message);
            byte[] body = Headers.join(header, payload);
            reactor.publish(
                    context.account(), reactor.composer().compose(next.destination, null, 0, body, header.length));
        }
        pending.clear();
    }

    /** Drops the collected messages, whose commit failed. */
    void clear() {
        pending.clear();
    }

    private static byte[] payload(StreamMessage message) {
        return Arrays.copyOfRange(message.body(), message.headerLength(), message.body().length);
    }

    private byte[] header(Pending next, boolean headersOnly) {
        StreamMessage message = next.message;
        String size = headersOnly ? "\r\nNats-Msg-Size: " + message.payloadLength() : "";
        String where = "\r\nNats-Sequence: " + message.sequence() + "\r\nNats-Time-Stamp: "
                + GoTime.format(Instant.ofEpochSecond(0, message.timestamp())) + "\r\nNats-Last-Sequence: "
                + next.previous + size;
        byte[] start = ("Nats-Stream: " + stream + "\r\nNats-Subject: ").getBytes(StandardCharsets.UTF_8);
        byte[] line =
                Headers.join(Headers.join(start, message.subject().bytes()), where.getBytes(StandardCharsets.US_ASCII));
        return Headers.with(message, line);
    }

    /** The mapping that the configuration defines; null if there is none. */
    static @Nullable SubjectMapping mapping(@Nullable String source, @Nullable String destination) {
        try {
            return destination == null || destination.isEmpty() ? null : SubjectMapping.of(source, destination);
        } catch (MappingException checkedBefore) {
            throw new IllegalArgumentException(checkedBefore);
        }
    }
}
