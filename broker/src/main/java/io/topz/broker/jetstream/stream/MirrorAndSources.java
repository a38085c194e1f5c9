package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.StreamSourceInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies messages from other streams: from a mirrored stream with sequences and times unchanged, or from sources. */
final class MirrorAndSources {

    private static final byte[] EXPECTED = "Nats-Expected-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOURCE = "Nats-Stream-Source:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] START = "NATS/1.0\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Stream stream;
    private final StreamContext context;
    private final StreamIngest ingest;
    private final List<SourceConsumer> sources = new ArrayList<>();
    private @Nullable SourceConsumer mirror;

    MirrorAndSources(Stream stream, StreamContext context, StreamIngest ingest) {
        this.stream = stream;
        this.context = context;
        this.ingest = ingest;
    }

    /** Follows the origins that the configuration names. Those that were followed before continue at their position. */
    void follow(StreamConfig config) {
        List<SourceConsumer> before = all();
        sources.clear();
        mirror = config.mirror() == null ? null : consumer(config.mirror(), before, new MirrorTarget(), true);
        List<StreamSource> named = config.sources() == null ? List.of() : config.sources();
        for (StreamSource source : named) {
            sources.add(consumer(source, before, new SourceTarget(String.valueOf(source.name())), false));
        }
        before.forEach(this::abandon);
        all().forEach(SourceConsumer::retry);
    }

    private SourceConsumer consumer(
            StreamSource source, List<SourceConsumer> before, SourceConsumer.Target target, boolean isMirror) {
        for (SourceConsumer known : before) {
            if (known.source().equals(source)) {
                before.remove(known);
                return known;
            }
        }
        SourceConsumer consumer = new SourceConsumer(source, context, target, isMirror);
        consumer.start();
        return consumer;
    }

    private void abandon(SourceConsumer consumer) {
        consumer.end();
        consumer.release();
    }

    /** Stops following all origins, either for now or because the stream is deleted. */
    void end(boolean deleted) {
        all().forEach(deleted ? this::abandon : SourceConsumer::end);
        sources.clear();
        mirror = null;
    }

    /** Reports to the origins that the copied messages are committed. */
    void committed() {
        sources.forEach(SourceConsumer::committed);
        if (mirror != null) {
            mirror.committed();
        }
    }

    /** Continues after the last message that the stream holds, because uncommitted copies may have been lost. */
    void resume() {
        all().forEach(SourceConsumer::resume);
    }

    private List<SourceConsumer> all() {
        List<SourceConsumer> all = new ArrayList<>(sources);
        if (mirror != null) {
            all.add(mirror);
        }
        return all;
    }

    @Nullable
    StreamSourceInfo mirrorInfo() {
        return mirror == null ? null : mirror.info();
    }

    @Nullable
    List<StreamSourceInfo> sourceInfos() {
        return sources.isEmpty()
                ? null
                : sources.stream().map(SourceConsumer::info).toList();
    }

    /** Stores the messages of the mirrored stream with unchanged sequences and times. */
    private final class MirrorTarget implements SourceConsumer.Target {

        @Override
        public @Nullable ApiError take(StreamMessage message, SourceMapping mapping) {
            if (message.sequence() <= stream.contents().last()) {
                return null;
            }
            ByteString subject = mapping.apply(message.subject());
            StreamMessage copy = new StreamMessage(
                    message.sequence(), message.timestamp(), subject, message.body(), message.headerLength());
            return ingest.mirror(copy);
        }

        @Override
        public long lastTaken(SourceMapping mapping, Stream origin) {
            return stream.contents().last();
        }

        @Override
        public boolean copied(Stream origin) {
            long lastCopied = stream.contents().lastTimestamp();
            return lastCopied >= ChronoUnit.NANOS.between(Instant.EPOCH, origin.created());
        }

        @Override
        public void advanced() {
            stream.changed();
        }
    }

    /** Stores the messages of a source with a header that names their origin. */
    private final class SourceTarget implements SourceConsumer.Target {

        private final String origin;

        SourceTarget(String origin) {
            this.origin = origin;
        }

        @Override
        public @Nullable ApiError take(StreamMessage message, SourceMapping mapping) {
            byte[] line = ("Nats-Stream-Source: " + origin + ' ' + message.sequence() + ' ' + mapping.names())
                    .getBytes(StandardCharsets.UTF_8);
            byte[] header = header(message, line);
            byte[] body = Arrays.copyOf(header, header.length + message.payloadLength());
            System.arraycopy(message.body(), message.headerLength(), body, header.length, message.payloadLength());
            ByteString subject = mapping.apply(message.subject());
            return ingest.gather(
                    name(mapping),
                    new StreamMessage(message.sequence(), message.timestamp(), subject, body, header.length));
        }

        @Override
        public long lastTaken(SourceMapping mapping, Stream followed) {
            return Math.min(ingest.positions().taken(name(mapping), followed.created()), followed.lastSequence());
        }

        /** Always true: the position in an origin that was deleted is reset when the position is read. */
        @Override
        public boolean copied(Stream followed) {
            return true;
        }

        @Override
        public void advanced() {
            stream.changed();
        }

        private String name(SourceMapping mapping) {
            return origin + ' ' + mapping.names();
        }
    }

    /**
     * The header block without the lines that concern only the origin (expectations, and the origin's own source), followed by {@code
     * line}.
     */
    private static byte[] header(StreamMessage message, byte[] line) {
        ByteArrayOutputStream header = new ByteArrayOutputStream(message.headerLength() + line.length + 16);
        byte[] body = message.body();
        int end = Math.max(0, message.headerLength() - 2);
        if (end == 0) {
            header.writeBytes(START);
        }
        for (int from = 0; from < end; ) {
            int to = from;
            while (to < end && body[to] != '\n') {
                to++;
            }
            to = Math.min(end, to + 1);
            if (!startsWith(body, from, to, EXPECTED) && !startsWith(body, from, to, SOURCE)) {
                header.write(body, from, to - from);
            }
            from = to;
        }
        header.writeBytes(line);
        header.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
