package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.mapping.SubjectMapping;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commits of one stream. At the end of a turn it commits the changes of the turn, then answers publishers, then informs consumers and
 * copies. When the disk fails, the stream goes back to its last committed state.
 */
final class StreamCommits implements Reactor.Committing {

    private static final Logger LOG = LoggerFactory.getLogger(StreamCommits.class);

    private final Stream stream;
    private final StreamContext context;
    private final Reactor reactor;
    private final StreamHome home;
    private final PubAcks acks;
    private final StreamIngest ingest;
    private final Republisher republisher;
    private final DiskFailures disk;
    private final MessageStore store;
    private boolean uncommitted;
    private long committed;
    private long failures;

    /** Recovers the stored messages. */
    StreamCommits(Stream stream, StreamContext context, StreamHome home, PubAcks acks, StreamIngest ingest)
            throws IOException {
        this.stream = stream;
        this.context = context;
        this.home = home;
        this.acks = acks;
        this.ingest = ingest;
        reactor = context.reactor();
        republisher = new Republisher(context, stream.name());
        disk = new DiskFailures(stream.name(), reactor, context.diskCounters(), new Repair());
        StorageType storage = stream.settings().storage();
        store = new MessageStore(storage, context.budget(storage), openLog(), ingest::recovered);
        committed = store.contents().last();
    }

    private MessageLog openLog() throws IOException {
        ingest.positions().restore(home.positions());
        return home.openLog(stream.config());
    }

    MessageStore store() {
        return store;
    }

    /** The last committed sequence. */
    long committed() {
        return committed;
    }

    /** The number of failed commits. */
    long failures() {
        return failures;
    }

    /** Marks a change that must be committed at the end of the turn. */
    void changed() {
        if (!uncommitted) {
            uncommitted = true;
            reactor.commit(this);
        }
    }

    /** Appends a message. */
    void append(StreamMessage message) {
        SubjectMapping again = stream.settings().republish();
        if (again != null) {
            SubjectSequences same = store.contents().subject(message.subject());
            republisher.add(again, message, same == null ? 0 : same.last());
        }
        store.append(message);
        changed();
    }

    @Override
    public boolean waitsForDisk() {
        return store.forcesCommits();
    }

    @Override
    public void commit() {
        uncommitted = false;
        if (store.hasFailed()) {
            acks.send(reactor, context.account());
            return;
        }
        boolean kept = keepPositions();
        try {
            store.commit();
        } catch (IOException e) {
            failed(e);
            return;
        }
        StreamContents contents = store.contents();
        long from = committed + 1;
        committed = contents.last();
        republisher.send(stream.settings().republishHeadersOnly());
        acks.send(reactor, context.account());
        for (long sequence = contents.next(from); sequence != 0; sequence = contents.next(sequence + 1)) {
            SubjectSequences subject = contents.subject(sequence);
            if (subject != null) {
                stream.listener().stored(sequence, subject.subject());
            }
        }
        if (committed >= from) {
            context.streamSources().advanced(stream.name());
        }
        stream.mirrorAndSources().committed();
        ingest.positions().committed();
        if (store.hasMoreToFree()) {
            reactor.execute(this::goOn);
        }
        if (kept && ingest.positions().mustBeKept(contents)) {
            changed();
        }
    }

    private void goOn() {
        if (!stream.hasEnded()) {
            changed();
        }
    }

    /**
     * Writes the positions in the sources before the last message that carries one is removed; returns whether they are written. After a
     * failure the message is removed all the same, and the write is tried again at the next commit.
     */
    private boolean keepPositions() {
        try {
            writePositions();
            return true;
        } catch (IOException e) {
            disk.syncFailed(e);
            return false;
        }
    }

    private void writePositions() throws IOException {
        SourcePositions positions = ingest.positions();
        if (positions.mustBeKept(store.contents())) {
            home.save(positions.toKeep(committed), store.forcesCommits());
            positions.kept();
        }
    }

    /** Refuses the uncommitted changes and goes back to the last committed state. */
    private void failed(IOException failure) {
        failures++;
        disk.writeFailed(failure);
        acks.sendFailed(reactor, context.account(), storeFailed().error(), committed);
        republisher.clear();
        ingest.reset();
        try {
            reopen();
        } catch (IOException e) {
            LOG.debug("stream {} cannot be opened again now", stream.name(), e);
        }
    }

    private void reopen() throws IOException {
        store.abandon();
        ingest.reset();
        store.reopen(openLog(), ingest::recovered);
        committed = store.contents().last();
        stream.mirrorAndSources().resume();
        stream.listener().purged();
    }

    /** Repeats failed disk operations. */
    private final class Repair implements DiskFailures.Repair {

        @Override
        public void write() throws IOException {
            home.probe();
            if (store.hasFailed()) {
                reopen();
            }
        }

        @Override
        public void read(long sequence) throws IOException {
            find(sequence);
        }

        @Override
        public void sync() throws IOException {
            store.sync();
            writePositions();
        }

        @Override
        public void succeeded() {
            stream.repaired();
        }
    }

    /** Whether the stream accepts changes. */
    boolean isWritable() {
        return disk.isWritable();
    }

    JetStreamException storeFailed() {
        return JetStreamError.STREAM_STORE_FAILED.exception("stream " + disk.problem());
    }

    /** A description of what fails or was lost in the files; null if there is nothing. */
    @Nullable
    String problem() {
        if (disk.problem() != null) {
            return disk.problem();
        }
        return store.contents().lost().isEmpty() ? null : "has lost messages to damage on the disk";
    }

    /** Forces the records written since the last call to the disk. */
    void sync() {
        try {
            store.sync();
        } catch (IOException e) {
            disk.syncFailed(e);
        }
    }

    /** Loads a committed message; null if it was removed or is damaged. */
    @Nullable
    StreamMessage load(long sequence) throws UnreadableMessageException {
        try {
            return sequence > committed ? null : find(sequence);
        } catch (IOException e) {
            disk.readFailed(sequence, e);
            throw new UnreadableMessageException(sequence, e);
        }
    }

    /** Loads a message. One that is damaged is recorded as lost. */
    private @Nullable StreamMessage find(long sequence) throws IOException {
        try {
            return store.load(sequence);
        } catch (DamagedRecordException e) {
            LOG.error("stream {} has lost message {}: {}", stream.name(), sequence, e.getMessage());
            store.lose(sequence);
            context.diskCounters().lost(1);
            reactor.execute(stream.listener()::purged);
            return null;
        }
    }

    /** Stops repeating failed operations. */
    void end() {
        disk.end();
    }
}
