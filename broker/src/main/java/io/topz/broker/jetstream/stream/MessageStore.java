package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.store.DamagedRecordException;
import io.topz.broker.jetstream.store.MessageLog;
import io.topz.broker.jetstream.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a stream and what it amounts to. Every change goes here: it becomes a record of the log, and the record is
 * applied to the contents as it would be at recovery.
 */
final class MessageStore {

    private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

    private final StorageBudget budget;
    private final MessageLog log;
    private final StreamContents contents;
    private final List<Long> erasing = new ArrayList<>();
    private boolean firstMoved;

    MessageStore(StorageType storage, StorageBudget budget, MessageLog log) {
        this.budget = budget;
        this.log = log;
        contents = new StreamContents(storage);
    }

    /** Learns what the log holds. */
    void recover() throws IOException {
        log.replay(contents);
        budget.use(contents.bytes());
    }

    StreamContents contents() {
        return contents;
    }

    MessageLog log() {
        return log;
    }

    /** Stores a message behind all others; returns its sequence. */
    long append(long sequence, long timestamp, ByteString subject, byte[] body, int headerLength) {
        StreamMessage message = new StreamMessage(sequence, timestamp, subject, body, headerLength);
        long before = contents.bytes();
        contents.message(message, log.append(message));
        budget.use(contents.bytes() - before);
        return sequence;
    }

    /** Uses up a sequence without a message. */
    void skip(long sequence) {
        if (contents.messages() == 0) {
            log.appendFirst(sequence + 1);
        } else {
            log.appendRemoval(sequence, -1);
        }
        contents.removed(sequence);
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
        if (position < 0) {
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

    /** Closes the log. */
    void close() throws IOException {
        commit();
        log.close();
        budget.use(-contents.bytes());
    }

    /** Deletes the log. */
    void delete() throws IOException {
        log.delete();
        budget.use(-contents.bytes());
    }
}
