package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.ConsumerRecord.Kind;
import io.topz.broker.jetstream.consumer.state.ChangeCodec;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.StateCodec;
import io.topz.broker.jetstream.store.ConsumersDirectory;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.FileFailure;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.StreamMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the consumers of one stream. Every change of a consumer is appended, and is committed with the turn. When the log has
 * become much longer than the current state, it is compacted: the whole state is appended, and all earlier records are dropped.
 *
 * <pre>
 *  running --commit throws--> failing: the log is closed, everything is written again after a pause
 *     ^                          |
 *     +-------- written ---------+
 * </pre>
 */
public final class ConsumerLog implements ConsumerFiles, Reactor.Committing {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLog.class);

    private static final long ATTEMPT_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /** The log is compacted when it exceeds twice the size of the state by this many bytes. */
    private static final long MAX_SUPERFLUOUS_BYTES = 256L * 1024;

    private static final int RECORD_OVERHEAD_BYTES = 64;

    private static final class Entry {
        private final ConsumerState state;
        private byte[] description;
        private long lastRecord;

        Entry(byte[] description, ConsumerState state) {
            this.description = description;
            this.state = state;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Appending(String consumer, Kind kind, byte[] content) {}

    private final Reactor reactor;
    private final ConsumersDirectory directory;
    private final String stream;
    private final DiskCounters counters;
    private final DescriptionCopies copies;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Appending> appending = new ArrayList<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Consumers whose copy has still to be written or deleted. */
    private final Set<String> uncopied = new LinkedHashSet<>();

    /** Deleted consumers whose copy may still exist. */
    private final Map<String, Instant> deleted = new LinkedHashMap<>();

    private List<ConsumerRecovery.Problem> problems = List.of();
    private @Nullable MessageLog log;
    private long lastRecord;
    private long forcedRecord;
    private long bytes;
    private long bytesOfAll;
    private boolean mustForce;
    private boolean mustWriteAll;
    private boolean failing;
    private boolean attemptPlanned;
    private boolean closed;
    private @Nullable IOException failure;

    /**
     * Creates the log in a directory.
     *
     * @param writer runs tasks that nobody waits for
     * @param counters counts disk failures
     */
    public ConsumerLog(
            Reactor reactor, ConsumersDirectory directory, String stream, Executor writer, DiskCounters counters) {
        this.reactor = reactor;
        this.directory = directory;
        this.stream = stream;
        this.counters = counters;
        copies = new DescriptionCopies(directory, stream, writer, new CopyOutcome());
    }

    /** Passes the outcome of copying to the JetStream thread. */
    private final class CopyOutcome implements DescriptionCopies.Outcome {

        @Override
        public void deleted(String consumer) {
            reactor.execute(() -> deleted.remove(consumer));
        }

        @Override
        public void failed() {
            reactor.execute(() -> {
                counters.writeFailed();
                if (!closed) {
                    reactor.schedule(ATTEMPT_INTERVAL, copies::writeAgain);
                }
            });
        }
    }

    @Override
    public void add(String name, byte[] description, ConsumerState state) {
        entries.put(name, new Entry(description, state));
        deleted.remove(name);
        describe(name, description);
        changed(name);
    }

    @Override
    public void describe(String name, byte[] description) {
        Entry entry = entries.get(name);
        if (entry != null) {
            entry.description = description;
            append(name, Kind.DESCRIPTION, description);
        }
    }

    @Override
    public void changed(String name) {
        changed.add(name);
        reactor.commit(this);
    }

    @Override
    public void delete(String name, Instant created) {
        entries.remove(name);
        changed.remove(name);
        deleted.put(name, created);
        append(name, Kind.DELETION, created.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void append(String name, Kind kind, byte[] content) {
        if (!mustWriteAll) {
            appending.add(new Appending(name, kind, content));
        }
        uncopied.add(name);
        reactor.commit(this);
    }

    @Override
    public void force() {
        mustForce = directory.forcesAlways();
        reactor.commit(this);
    }

    @Override
    public boolean waitsForDisk() {
        return mustForce;
    }

    @Override
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public Found recover() throws IOException {
        ConsumerRecovery recovery = new ConsumerRecovery(directory, stream);
        if (directory.hasLog()) {
            MessageLog opened = directory.openLog();
            opened.replay(recovery);
            if (recovery.isDamaged()) {
                opened.close();
                directory.keepDamagedLog();
            } else {
                log = opened;
            }
        }
        Found found = recovery.found(copies);
        lastRecord = recovery.lastRecord();
        problems = recovery.problems();
        mustWriteAll = recovery.isDamaged() || !problems.isEmpty();
        for (Kept kept : found.consumers()) {
            if (kept.state() != null) {
                Entry entry = new Entry(kept.description(), kept.state());
                entry.lastRecord = recovery.lastRecord(kept.name());
                mustWriteAll |= entry.lastRecord == 0;
                entries.put(kept.name(), entry);
            }
        }
        if (mustWriteAll) {
            reactor.commit(this);
        }
        return found;
    }

    @Override
    public List<String> problems() {
        List<String> all = new ArrayList<>();
        problems.stream()
                .filter(problem -> problem.file() == null || directory.isThere(problem.file()))
                .forEach(problem -> all.add(problem.text()));
        IOException cause = failure;
        if (failing && cause != null) {
            all.add("the consumers of stream '" + stream + "' cannot be written: " + FileFailure.reason(cause));
        }
        String copyProblem = copies.problem();
        if (copyProblem != null) {
            all.add(copyProblem);
        }
        return all;
    }

    @Override
    public void commit() {
        try {
            if (closed || (failing && attemptPlanned)) {
                return;
            }
            write();
            failure = null;
            if (failing) {
                LOG.info("the consumers of stream {} can be written again", stream);
            }
            failing = false;
        } catch (IOException e) {
            failed(e);
        } finally {
            mustForce = false;
        }
    }

    private void write() throws IOException {
        MessageLog opened = log == null ? open() : log;
        if (mustWriteAll) {
            writeAll(opened);
        } else {
            appending.forEach(each -> append(opened, each.consumer(), each.kind(), 0, each.content()));
            changed.forEach(consumer -> appendState(opened, consumer));
            opened.commit();
            if (mustForce) {
                force(opened);
            }
            if (bytes > 2 * bytesOfAll + MAX_SUPERFLUOUS_BYTES) {
                writeAll(opened);
            }
        }
        appending.clear();
        changed.clear();
        uncopied.forEach(this::copy);
        uncopied.clear();
    }

    private void copy(String consumer) {
        Entry entry = entries.get(consumer);
        copies.put(consumer, entry == null ? null : entry.description);
    }

    private MessageLog open() throws IOException {
        MessageLog opened = directory.openLog();
        log = opened;
        opened.replay(new ConsumerRecovery(directory, stream));
        return opened;
    }

    private void appendState(MessageLog opened, String consumer) {
        Entry entry = entries.get(consumer);
        if (entry != null && (entry.lastRecord == 0 || entry.state.isDirty())) {
            boolean few = entry.lastRecord > 0 && entry.state.hasFewChanges();
            entry.lastRecord = few
                    ? append(opened, consumer, Kind.CHANGE, entry.lastRecord, ChangeCodec.encode(entry.state))
                    : append(opened, consumer, Kind.STATE, 0, StateCodec.encode(entry.state));
            entry.state.written();
        }
    }

    private long append(MessageLog opened, String consumer, Kind kind, long previous, byte[] content) {
        StreamMessage message =
                new ConsumerRecord(kind, forcedRecord, previous, content).toMessage(++lastRecord, consumer);
        opened.append(message);
        bytes += message.body().length + message.subject().length() + RECORD_OVERHEAD_BYTES;
        return lastRecord;
    }

    private void force(MessageLog opened) throws IOException {
        if (forcedRecord < lastRecord) {
            opened.sync();
            forcedRecord = lastRecord;
        }
    }

    /** Appends the state of all consumers, and drops the earlier records once that is durable. */
    private void writeAll(MessageLog opened) throws IOException {
        long first = lastRecord + 1;
        bytes = 0;
        deleted.forEach((consumer, created) ->
                append(opened, consumer, Kind.DELETION, 0, created.toString().getBytes(StandardCharsets.US_ASCII)));
        entries.forEach((consumer, entry) -> {
            append(opened, consumer, Kind.DESCRIPTION, 0, entry.description);
            entry.lastRecord = append(opened, consumer, Kind.STATE, 0, StateCodec.encode(entry.state));
            entry.state.written();
        });
        bytesOfAll = bytes;
        opened.commit();
        force(opened);
        opened.appendFirst(first);
        opened.commit();
        mustWriteAll = false;
    }

    private void failed(IOException e) {
        counters.writeFailed();
        if (!failing) {
            LOG.error("the consumers of stream {} cannot be written: {}", stream, FileFailure.reason(e));
        }
        failure = e;
        failing = true;
        mustWriteAll = true;
        appending.clear();
        closeLog();
        attemptPlanned = true;
        reactor.schedule(ATTEMPT_INTERVAL, () -> {
            attemptPlanned = false;
            reactor.commit(this);
        });
    }

    /** Closes the log. Records that cannot be truncated now may stay: they are correct, and the whole state is written again. */
    private void closeLog() {
        MessageLog opened = log;
        if (opened == null) {
            return;
        }
        log = null;
        try {
            opened.close();
        } catch (IOException e) {
            LOG.debug("the log of the consumers of stream {} cannot be closed: {}", stream, e.getMessage());
            opened.discard();
        }
    }

    @Override
    public void sync() {
        MessageLog opened = log;
        try {
            if (opened != null && !closed) {
                force(opened);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public void close(boolean isDeleted) {
        if (closed) {
            return;
        }
        if (!isDeleted && (log != null || !appending.isEmpty() || !changed.isEmpty())) {
            attemptPlanned = false;
            mustForce = directory.forcesAlways();
            commit();
        }
        closed = true;
        copies.close(isDeleted);
        closeLog();
    }
}
