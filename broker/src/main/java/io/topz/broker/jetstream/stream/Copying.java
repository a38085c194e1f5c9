package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.store.StreamMessage;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.StreamSourceInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stream copies from others: as a mirror, sequences and times included, or as one that gathers. */
final class Copying {

    private static final byte[] EXPECTED = "Nats-Expected-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOURCE = "Nats-Stream-Source:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] START = "NATS/1.0\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Stream stream;
    private final StreamContext context;
    private final Publishing publishing;
    private final MessageComposer composer = new MessageComposer();
    private final List<Follower> sources = new ArrayList<>();
    private @Nullable Follower mirror;

    Copying(Stream stream, StreamContext context, Publishing publishing) {
        this.stream = stream;
        this.context = context;
        this.publishing = publishing;
    }

    /** Follows whom the configuration names. */
    void start(StreamConfig config) {
        if (config.mirror() != null) {
            mirror = new Follower(config.mirror(), context, new MirrorTarget(), true);
            mirror.start();
        }
        List<StreamSource> named = config.sources() == null ? List.of() : config.sources();
        for (StreamSource source : named) {
            Follower follower = new Follower(source, context, new SourceTarget(String.valueOf(source.name())), false);
            sources.add(follower);
            follower.start();
        }
    }

    void end() {
        all().forEach(Follower::end);
        sources.clear();
        mirror = null;
    }

    /** What was taken may be lost: goes on behind what is there. */
    void resume() {
        all().forEach(Follower::resume);
    }

    private List<Follower> all() {
        List<Follower> all = new ArrayList<>(sources);
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
        return sources.isEmpty() ? null : sources.stream().map(Follower::info).toList();
    }

    /** A mirror keeps sequences and times. */
    private final class MirrorTarget implements Follower.Target {

        @Override
        public boolean take(StreamMessage message, SourceMapping mapping) {
            if (message.sequence() <= stream.contents().last()) {
                return true;
            }
            ByteString subject = mapping.apply(message.subject());
            StreamMessage copy = new StreamMessage(
                    message.sequence(), message.timestamp(), subject, message.body(), message.headerLength());
            StreamSettings settings = stream.settings();
            boolean refused = stream.isFull()
                    || (settings.discardNew()
                            && Limits.refusal(
                                            settings,
                                            stream.contents(),
                                            subject,
                                            settings.storage().sizeOf(copy))
                                    != null);
            if (refused) {
                return false;
            }
            stream.append(copy);
            stream.enforce(subject);
            return true;
        }

        @Override
        public long lastTaken(SourceMapping mapping) {
            return stream.contents().last();
        }
    }

    /** Who gathers adds a header that says where a message is from. */
    private final class SourceTarget implements Follower.Target {

        private final String origin;

        SourceTarget(String origin) {
            this.origin = origin;
        }

        @Override
        public boolean take(StreamMessage message, SourceMapping mapping) {
            byte[] line = ("Nats-Stream-Source: " + origin + ' ' + message.sequence() + ' ' + mapping.names())
                    .getBytes(StandardCharsets.UTF_8);
            byte[] header = header(message, line);
            byte[] body = new byte[header.length + message.payloadLength()];
            System.arraycopy(header, 0, body, 0, header.length);
            System.arraycopy(message.body(), message.headerLength(), body, header.length, message.payloadLength());
            Message copy = composer.compose(mapping.apply(message.subject()), null, 0, body, header.length);
            return publishing.take(copy);
        }

        @Override
        public long lastTaken(SourceMapping mapping) {
            return publishing.lastTaken(origin + ' ' + mapping.names());
        }
    }

    /** The header block without what concerned the origin alone: its expectations, its own source; and with that line. */
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
