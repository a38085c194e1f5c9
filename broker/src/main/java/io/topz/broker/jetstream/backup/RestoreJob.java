package io.topz.broker.jetstream.backup;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.consumer.ConsumerBackup;
import io.topz.broker.jetstream.consumer.ConsumerRestore;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.stream.Restoration;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.store.StreamMessage;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates a stream from a backup that is being uploaded. It runs on a thread of its own and stores the messages in short turns of the
 * JetStream thread. The stream is invisible until the whole backup was received and verified; after a failure nothing is left of it.
 */
final class RestoreJob implements ArchiveReader.Target {

    private static final int BATCH_BYTES = 512 * 1024;
    private static final int BATCH_CHANGES = 1000;
    private static final int LOOK_MESSAGES = 5000;

    private final JetStreamAccount account;
    private final TurnRunner turns;
    private final StreamConfig config;
    private final Upload upload;
    private final Instant now;
    private final List<Change> batch = new ArrayList<>();
    private int batchBytes;
    private long lastSequence;
    private long lastTime;
    private @Nullable Restoration restoration;
    private boolean finished;

    /** A message to be added, or the sequence of one to be removed. */
    private record Change(@Nullable StreamMessage message, long gone) {}

    /** {@code config} is complete and validated. */
    RestoreJob(JetStreamAccount account, TurnRunner turns, StreamConfig config, Upload upload, Instant now) {
        this.account = account;
        this.turns = turns;
        this.config = config;
        this.upload = upload;
        this.now = now;
    }

    /** Reads the upload to its end and returns the stream. */
    Stream run() throws IOException, JetStreamException {
        try {
            ArchiveReader reader = new ArchiveReader(String.valueOf(config.name()), this);
            readAll(reader);
            Restoration complete = restoration;
            if (complete == null) {
                throw new IOException("the backup has no " + Meta.FILE);
            }
            flush();
            keepOnly(complete, reader.index());
            turns.run(() -> complete.skipTo(lastSequence, lastTime));
            restoreConsumers(complete, reader.consumers());
            return turns.call(() -> finish(complete));
        } finally {
            turns.run(this::abandon);
        }
    }

    /** Discards what follows the archive, or follows an error in it, so that the outcome can be sent when the upload ends. */
    private void readAll(ArchiveReader reader) throws IOException, JetStreamException {
        try {
            reader.read(new TarInput(new S2Input(upload)));
        } catch (Upload.AbortedException aborted) {
            throw aborted;
        } catch (IOException | JetStreamException failure) {
            turns.run(this::abandon);
            upload.drain();
            throw failure;
        }
        upload.drain();
    }

    @Override
    public void begin(@Nullable Instant created) throws IOException, JetStreamException {
        restoration = turns.call(() -> account.restore(config, created == null ? now : created));
    }

    @Override
    public void message(StreamMessage message) throws IOException {
        used(message.sequence(), message.timestamp());
        add(new Change(message, 0), message.body().length);
    }

    @Override
    public void gone(long sequence, long timestamp) throws IOException {
        used(sequence, timestamp);
        add(new Change(null, sequence), 0);
    }

    /** Uses the time of a tombstone, because the record of an erased message has none. */
    private void used(long sequence, long timestamp) {
        if (sequence > lastSequence || (sequence == lastSequence && timestamp > lastTime)) {
            lastSequence = sequence;
            lastTime = timestamp;
        }
    }

    private void add(Change change, int bytes) throws IOException {
        batch.add(change);
        batchBytes += bytes;
        if (batchBytes >= BATCH_BYTES || batch.size() >= BATCH_CHANGES) {
            try {
                flush();
            } catch (JetStreamException refused) {
                throw new ArchiveReader.RefusedException(refused);
            }
        }
    }

    private void flush() throws IOException, JetStreamException {
        Restoration target = restoration;
        if (target != null && !batch.isEmpty()) {
            turns.run(() -> apply(target));
        }
        batch.clear();
        batchBytes = 0;
    }

    private void apply(Restoration target) throws IOException, JetStreamException {
        requireUnfinished();
        for (Change change : batch) {
            if (change.message() != null) {
                target.add(change.message());
            } else {
                target.remove(change.gone());
            }
        }
        if (account.file().used() > account.file().limit()) {
            throw JetStreamError.INSUFFICIENT_RESOURCES.exception();
        }
    }

    private void requireUnfinished() throws IOException {
        if (finished) {
            throw new IOException("JetStream is stopping");
        }
    }

    /** Removes messages that had exceeded a limit: they are still in the blocks, and only the index tells that they no longer exist. */
    private void keepOnly(Restoration target, @Nullable StreamIndex index) throws IOException, JetStreamException {
        if (index == null) {
            return;
        }
        used(index.lastSequence(), index.lastTime());
        for (long next = 1; next != 0; ) {
            long from = next;
            next = turns.call(() -> keepOnly(target, index, from));
        }
    }

    private long keepOnly(Restoration target, StreamIndex index, long from) throws IOException {
        requireUnfinished();
        long sequence = target.next(from);
        for (int n = 0; n < LOOK_MESSAGES && sequence != 0; n++) {
            if (!index.contains(sequence)) {
                target.remove(sequence);
            }
            sequence = target.next(sequence + 1);
        }
        return sequence;
    }

    private void restoreConsumers(Restoration target, Collection<ConsumerBackup> consumers)
            throws IOException, JetStreamException {
        StreamDirectory directory = target.directory();
        if (directory == null) {
            return;
        }
        ConsumerRestore restore = new ConsumerRestore(directory, config, now);
        for (ConsumerBackup consumer : consumers) {
            try {
                restore.add(consumer);
            } catch (JetStreamException | IllegalArgumentException refused) {
                throw new IOException(
                        "error restoring consumer [\"" + consumer.name() + "\"]: " + refused.getMessage(), refused);
            }
        }
    }

    private Stream finish(Restoration complete) throws IOException, JetStreamException {
        requireUnfinished();
        Stream stream = account.complete(complete);
        finished = true;
        return stream;
    }

    /** Removes everything of an incomplete restore. Must be called on the JetStream thread; later calls do nothing. */
    void abandon() {
        Restoration incomplete = restoration;
        if (!finished && incomplete != null) {
            account.abandon(incomplete);
        }
        finished = true;
    }
}
