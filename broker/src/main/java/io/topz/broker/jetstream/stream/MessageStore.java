package io.topz.broker.jetstream.stream;

import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.StreamMessage;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The log of a stream together with the contents derived from it. Every change is written to the log as a record, and the record is applied
 * to the contents exactly as during recovery.
 */
final class MessageStore {

    private final StorageType storage;
    private final StorageBudget budget;
    private MessageLog log;
    private StreamContents contents;
    private boolean firstMoved;
    private boolean failed;
    private boolean closed;

    /** {@code recovered} receives every message that the log holds. */
    MessageStore(StorageType storage, StorageBudget budget, MessageLog log, Consumer<StreamMessage> recovered)
            throws IOException {
        this.storage = storage;
        this.budget = budget;
        this.log = log;
        contents = replayed(log, recovered);
        budget.use(contents.bytes());
    }

    private StreamContents replayed(MessageLog opened, Consumer<StreamMessage> recovered) throws IOException {
        StreamContents replayed = new StreamContents(storage);
        try {
            opened.replay(new Recovery(replayed, recovered));
        } catch (IOException e) {
            opened.discard();
            throw e;
        }
        return replayed;
    }

    /** Replaces the log by one that was opened again, and the contents by those that this log holds. */
    void reopen(MessageLog opened, Consumer<StreamMessage> recovered) throws IOException {
        StreamContents replayed = replayed(opened, recovered);
        budget.use(replayed.bytes() - contents.bytes());
        log = opened;
        contents = replayed;
        failed = false;
        closed = false;
        firstMoved = false;
    }

    StreamContents contents() {
        return contents;
    }

    /** Appends a message to the stream. */
    void append(StreamMessage message) {
        long before = contents.bytes();
        contents.message(message, log.append(message));
        budget.use(contents.bytes() - before);
    }

    /** Uses a sequence without storing a message. */
    void skip(long sequence, long timestamp) {
        if (contents.messages() == 0) {
            log.appendFirst(sequence + 1);
        } else {
            log.appendRemoval(sequence, -1);
        }
        contents.skipped(sequence, timestamp);
    }

    /** Removes a message, which must exist. */
    void remove(long sequence) {
        long before = contents.bytes();
        if (sequence == contents.first()) {
            firstMoved = true;
        } else {
            log.appendRemoval(sequence, contents.position(sequence));
        }
        contents.removed(sequence);
        budget.use(contents.bytes() - before);
    }

    /** Removes a message, which must exist, and overwrites its bytes at the next commit. */
    void erase(long sequence) {
        long position = contents.position(sequence);
        remove(sequence);
        log.erase(position);
    }

    /** Removes all messages below {@code sequence}. The next message gets at least this sequence. */
    void removeBelow(long sequence) {
        long before = contents.bytes();
        contents.first(sequence);
        firstMoved = true;
        budget.use(contents.bytes() - before);
    }

    /**
     * Loads a message; null if it was removed.
     *
     * @throws DamagedRecordException if the checksum of its record does not match
     */
    @Nullable
    StreamMessage load(long sequence) throws DamagedRecordException, IOException {
        long position = contents.position(sequence);
        if (position < 0) {
            return null;
        }
        if (closed) {
            throw new IOException("the log is closed");
        }
        return log.read(position);
    }

    /** Records that a message was lost to damage. */
    void lose(long sequence) {
        int size = contents.size(sequence);
        contents.removed(sequence);
        contents.lost(sequence, sequence, size);
        budget.use(-size);
    }

    /** Writes all changes, and forces them to the disk if the sync policy says so. After a failure the log must be opened again. */
    void commit() throws IOException {
        if (firstMoved) {
            firstMoved = false;
            log.appendFirst(contents.first());
        }
        if (log.isDirty() || log.hasMoreToFree()) {
            failed = true;
            log.commit();
            failed = false;
        }
    }

    /** Whether further commits will free more disk space. */
    boolean hasMoreToFree() {
        return log.hasMoreToFree();
    }

    /** Whether a commit has failed since the log was opened. */
    boolean hasFailed() {
        return failed;
    }

    /** Forces the committed records to the disk. */
    void sync() throws IOException {
        if (!failed) {
            log.sync();
        }
    }

    /** Whether commits wait for the disk. */
    boolean forcesCommits() {
        return log.forcesCommits();
    }

    /**
     * Closes the log after a failed commit, so that it can be opened again. Fails as long as the uncommitted records cannot be truncated.
     */
    void abandon() throws IOException {
        if (!closed) {
            log.close();
            closed = true;
        }
    }

    /** Commits and closes the log. */
    void close() throws IOException {
        try {
            if (!failed) {
                commit();
            }
            log.close();
        } finally {
            discard();
        }
    }

    /** Closes the log without committing; its files stay as they are. */
    void discard() {
        budget.use(-contents.bytes());
        closed = true;
        log.discard();
    }
}
