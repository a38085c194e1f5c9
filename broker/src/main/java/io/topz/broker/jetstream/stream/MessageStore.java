package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.store.DamagedRecordException;
import io.topz.broker.jetstream.store.MessageLog;
import io.topz.broker.jetstream.store.StreamMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a stream and what it amounts to. Every change goes here: it becomes a record of the log, and the record is
 * applied to the contents as it would be at recovery.
 */
final class MessageStore {

    private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

    private final StorageType storage;
    private final StorageBudget budget;
    private MessageLog log;
    private StreamContents contents;
    private final List<Long> erasing = new ArrayList<>();
    private boolean firstMoved;
    private boolean closed;

    /** {@code recovered} is told of every message that the log holds. */
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
        opened.replay(new Recovery(replayed, recovered));
        return replayed;
    }

    /** Goes back to what the log holds, opened anew. */
    void reopen(MessageLog opened, Consumer<StreamMessage> recovered) throws IOException {
        StreamContents replayed = replayed(opened, recovered);
        budget.use(replayed.bytes() - contents.bytes());
        log = opened;
        contents = replayed;
        closed = false;
        firstMoved = false;
        erasing.clear();
    }

    StreamContents contents() {
        return contents;
    }

    /** Stores a message behind all others. */
    void append(StreamMessage message) {
        long before = contents.bytes();
        contents.message(message, log.append(message));
        budget.use(contents.bytes() - before);
    }

    /** Uses up a sequence without a message. */
    void skip(long sequence, long timestamp) {
        if (contents.messages() == 0) {
            log.appendFirst(sequence + 1);
        } else {
            log.appendRemoval(sequence, -1);
        }
        contents.skipped(sequence, timestamp);
    }

    /** Removes a message that is there. */
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

    /** Removes a message that is there, and overwrites it once that is committed. */
    void erase(long sequence) {
        erasing.add(contents.position(sequence));
        remove(sequence);
    }

    /** Removes all messages below; the next one has at least this sequence. */
    void removeBelow(long sequence) {
        long before = contents.bytes();
        contents.first(sequence);
        firstMoved = true;
        budget.use(contents.bytes() - before);
    }

    /** A message; null if it is gone or damaged. */
    @Nullable
    StreamMessage load(long sequence) {
        long position = contents.position(sequence);
        if (position < 0 || closed) {
            return null;
        }
        try {
            return log.read(position);
        } catch (DamagedRecordException e) {
            LOG.error("message {} is damaged and lost: {}", sequence, e.getMessage());
            int size = contents.size(sequence);
            contents.removed(sequence);
            contents.lost(sequence, sequence, size);
            budget.use(-size);
            return null;
        } catch (IOException e) {
            LOG.error("message {} cannot be read", sequence, e);
            return null;
        }
    }

    /** Makes everything lasting. */
    void commit() throws IOException {
        if (firstMoved) {
            firstMoved = false;
            log.appendFirst(contents.first());
        }
        if (log.isDirty()) {
            log.commit();
        }
        for (long position : erasing) {
            log.erase(position);
        }
        erasing.clear();
    }

    /** Forces to the medium what was committed. */
    void sync() {
        try {
            if (!closed) {
                log.sync();
            }
        } catch (IOException e) {
            LOG.error("messages cannot be forced to the disk: {}", e.getMessage());
        }
    }

    /** Whether a commit waits for the medium. */
    boolean forcesCommits() {
        return log.forcesCommits();
    }

    /** Closes the log after a commit has failed; it is opened anew. */
    void abandon() throws IOException {
        if (!closed) {
            closed = true;
            log.close();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Commits and closes the log. */
    void close() throws IOException {
        budget.use(-contents.bytes());
        if (!closed) {
            commit();
            closed = true;
            log.close();
        }
    }

    /** Deletes the log. */
    void delete() throws IOException {
        budget.use(-contents.bytes());
        closed = true;
        log.delete();
    }
}
