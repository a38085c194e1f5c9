package io.topz.broker.jetstream.backup;

import io.topz.broker.jetstream.consumer.ConsumerBackup;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.jetstream.stream.UnreadableMessageException;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup of one stream: its messages and the progress of its consumers at one moment. Messages that are removed meanwhile are
 * missing in the backup. It runs on a thread of its own and reads the messages in short turns of the JetStream thread.
 */
final class SnapshotJob {

    private static final int BLOCK_BYTES = 4 * 1024 * 1024;
    private static final int SLICE_BYTES = 256 * 1024;
    private static final int SLICE_MESSAGES = 1000;

    private final Stream stream;
    private final TurnRunner turns;
    private final BooleanSupplier isThere;
    private final StreamConfig config;
    private final Instant created;
    private final long first;
    private final long last;
    private final long lastTime;
    private final List<ConsumerBackup> consumers;

    /** The messages read in one turn, and the sequence at which the next turn continues; 0 at the end. */
    private record Slice(List<StreamMessage> messages, long next, int damaged) {}

    /**
     * Captures the moment of the backup. Must be called on the JetStream thread.
     *
     * @param isThere whether the stream still exists
     */
    SnapshotJob(Stream stream, List<ConsumerBackup> consumers, TurnRunner turns, BooleanSupplier isThere) {
        this.stream = stream;
        this.turns = turns;
        this.isThere = isThere;
        this.consumers = consumers;
        config = stream.config();
        created = stream.created();
        first = stream.firstSequence();
        last = stream.lastSequence();
        Instant lastTs = stream.state().lastTs();
        lastTime = lastTs == null || lastTs.getEpochSecond() <= 0
                ? 0
                : lastTs.getEpochSecond() * 1_000_000_000L + lastTs.getNano();
    }

    /** The configuration at the moment of the backup. */
    StreamConfig config() {
        return config;
    }

    /** Reads all messages once; returns the number of damaged ones. */
    int check() throws IOException, JetStreamException {
        int damaged = 0;
        for (long next = first; next != 0; ) {
            Slice slice = slice(next);
            damaged += slice.damaged();
            next = slice.next();
        }
        return damaged;
    }

    private Slice slice(long from) throws IOException, JetStreamException {
        return turns.call(() -> read(from));
    }

    private Slice read(long from) throws IOException {
        if (!isThere.getAsBoolean()) {
            throw new IOException("stream closed");
        }
        List<StreamMessage> messages = new ArrayList<>();
        int bytes = 0;
        int damaged = 0;
        long sequence = stream.next(SubjectFilter.ALL, from);
        while (sequence != 0 && sequence <= last && bytes < SLICE_BYTES && messages.size() < SLICE_MESSAGES) {
            StreamMessage message = load(sequence);
            if (message == null) {
                damaged++;
            } else {
                messages.add(message);
                bytes += message.body().length;
            }
            sequence = stream.next(SubjectFilter.ALL, sequence + 1);
        }
        return new Slice(messages, sequence > last ? 0 : sequence, damaged);
    }

    private @Nullable StreamMessage load(long sequence) throws IOException {
        try {
            return stream.load(sequence);
        } catch (UnreadableMessageException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Writes the archive. */
    void write(OutputStream target, Instant now) throws IOException, JetStreamException {
        try (SnappyOutput out = new SnappyOutput(target)) {
            TarOutput tar = new TarOutput(out, now.getEpochSecond());
            HighwayHash hash = HighwayHash.keyedBy(stream.name());
            writeMeta(tar, "", Meta.of(created, config), hash);
            writeMessages(tar);
            for (ConsumerBackup consumer : consumers) {
                writeConsumer(tar, consumer);
            }
            tar.end();
        }
    }

    private static void writeMeta(TarOutput tar, String directory, byte[] meta, HighwayHash hash) throws IOException {
        tar.file(directory + Meta.FILE, meta);
        tar.file(directory + Meta.SUM, Meta.sum(meta, hash));
    }

    private void writeMessages(TarOutput tar) throws IOException, JetStreamException {
        MessageBlock block = new MessageBlock(stream.name());
        long written = 0;
        for (long next = first; next != 0; ) {
            Slice slice = slice(next);
            for (StreamMessage message : slice.messages()) {
                block.message(message);
                written = message.sequence();
            }
            next = slice.next();
            if (block.length() >= BLOCK_BYTES || (next == 0 && block.length() > 0)) {
                tar.file(block.fileName(), block.bytes(), block.length());
                block.next();
            }
        }
        if (written < last) {
            block.tombstone(last, lastTime);
            tar.file(block.fileName(), block.bytes(), block.length());
        }
    }

    private void writeConsumer(TarOutput tar, ConsumerBackup consumer) throws IOException {
        String directory = "obs/" + consumer.name() + "/";
        HighwayHash hash = HighwayHash.keyedBy(stream.name() + "/" + consumer.name());
        Instant consumerCreated = consumer.created() == null ? created : consumer.created();
        writeMeta(tar, directory, Meta.of(consumerCreated, consumer.name(), consumer.config()), hash);
        byte[] state = consumer.state();
        if (state != null) {
            tar.file(directory + "o.dat", state);
        }
    }
}
