package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.mapping.SubjectMapping;
import io.topz.broker.jetstream.reactor.Intake;
import io.topz.broker.jetstream.reactor.Reactor;
import io.topz.broker.jetstream.store.DamagedRecordException;
import io.topz.broker.jetstream.store.MessageLog;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream: takes what is published to its subjects, keeps it as long as its configuration says, and shows it to its
 * consumers. For the JetStream thread alone.
 *
 * <p>What consumers see is committed. What was decided in a turn is committed at its end, then publishers get their answers,
 * then consumers hear of the new messages.
 */
public final class Stream implements MessageSource, Reactor.Committing {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final StreamContext context;
    private final Reactor reactor;
    private final Instant created;
    private final StreamHome home;
    private final MessageStore store;
    private final PubAcks acks;
    private final Publishing publishing;
    private final Republisher republisher;
    private final Copying copying;
    private final Removals removals;
    private final DiskFailures disk;
    private final List<Intake> intakes = new ArrayList<>();
    private StreamConfig config;
    private StreamSettings settings;
    private StreamListener listener = StreamListener.NONE;
    private boolean uncommitted;
    private boolean ended;
    private long committed;
    private long failedCommits;

    /** {@code config} is complete; the place is made. Recovers what is there. */
    public Stream(StreamContext context, StreamConfig config, Instant created, StreamHome home) throws IOException {
        this.context = context;
        this.config = config;
        this.created = created;
        this.home = home;
        reactor = context.reactor();
        settings = StreamSettings.of(config);
        acks = new PubAcks(String.valueOf(config.name()), context.domain());
        republisher = new Republisher(context, String.valueOf(config.name()));
        publishing = new Publishing(this, context, acks);
        copying = new Copying(this, context, publishing);
        removals = new Removals(this, reactor);
        disk = new DiskFailures(String.valueOf(config.name()), reactor, context.diskCounters(), new Repair());
        store = new MessageStore(
                settings.storage(), context.budget(settings.storage()), openLog(), publishing::recovered);
        committed = store.contents().last();
    }

    private MessageLog openLog() throws IOException {
        publishing.positions().restore(home.positions());
        return home.openLog(config);
    }

    /** Starts to take messages. */
    public void open() {
        Long firstSequence = config.firstSeq();
        if (contents().last() == 0 && firstSequence != null && firstSequence > 1) {
            store.removeBelow(firstSequence);
            changed();
        }
        removals.open();
        subscribe();
        copying.follow(config);
    }

    private void subscribe() {
        List<String> subjects = config.subjects();
        if (subjects != null) {
            for (String subject : subjects) {
                Intake intake = reactor.intake(ByteString.of(subject), publishing);
                intakes.add(intake);
                context.account().sublist().insert(intake.subscription());
            }
        }
    }

    private void unsubscribe() {
        for (Intake intake : intakes) {
            context.account().sublist().remove(intake.subscription());
        }
        intakes.clear();
    }

    /** Who is told what happens; one at most. */
    public void setListener(StreamListener listener) {
        this.listener = listener;
    }

    public StreamListener listener() {
        return listener;
    }

    StreamSettings settings() {
        return settings;
    }

    MessageStore store() {
        return store;
    }

    StreamContents contents() {
        return store.contents();
    }

    /** Where it is kept; null if in memory. */
    public @Nullable StreamDirectory directory() {
        return home.directory();
    }

    /** Messages that are there. */
    public long messages() {
        return contents().messages();
    }

    /** The bytes of those. */
    public long bytes() {
        return contents().bytes();
    }

    /** When it was created. */
    public Instant created() {
        return created;
    }

    /** What it holds; without the numbers by subject. */
    public StreamState state() {
        return StreamStates.of(contents(), listener.count());
    }

    /** How many consumers it has. */
    public int consumers() {
        return listener.count();
    }

    /** How far it follows the stream that it copies; null if it copies none. */
    public @Nullable StreamSourceInfo mirrorInfo() {
        return copying.mirrorInfo();
    }

    /** How far it follows the streams from which it gathers; null if there are none. */
    public @Nullable List<StreamSourceInfo> sourceInfos() {
        return copying.sourceInfos();
    }

    /** Messages by subject, of the subjects that the filter wants, in order. */
    public Map<String, Long> subjects(SubjectFilter filter) {
        return StreamStates.subjects(contents(), filter);
    }

    /** The sequences between the first and the last that are gone; null for none. */
    public @Nullable List<Long> deleted() {
        return StreamStates.deleted(contents());
    }

    @Override
    public String name() {
        return String.valueOf(config.name());
    }

    @Override
    public StreamConfig config() {
        return config;
    }

    /** Takes another configuration, which is complete and may take its place. */
    public void reconfigure(StreamConfig newConfig) throws IOException {
        home.save(newConfig, created);
        boolean moved = !Objects.equals(config.subjects(), newConfig.subjects());
        StreamSettings before = settings;
        config = newConfig;
        settings = StreamSettings.of(newConfig);
        if (moved) {
            unsubscribe();
            subscribe();
        }
        copying.follow(newConfig);
        removals.configured(before);
        listener.configured();
    }

    /** The end of this stream; its messages stay in the log, if it is one that stays. */
    public void close() {
        end(false);
        try {
            store.close();
        } catch (IOException e) {
            LOG.error("stream {} could not be closed: {}", name(), e.getMessage());
        }
    }

    /** Takes the stream out of the store, before {@link #delete}. A failure leaves it as it was. */
    public void retire() throws IOException {
        home.retire();
    }

    /** The end of this stream and all its messages. */
    public void delete() throws IOException {
        end(true);
        store.discard();
        home.delete();
    }

    private void end(boolean deleted) {
        ended = true;
        disk.end();
        unsubscribe();
        copying.end(deleted);
        removals.end();
        listener.closed(deleted);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether a consumer or a copy of this stream still needs the message. */
    boolean needs(long sequence, ByteString subject) {
        return listener.needs(sequence, subject) || context.followers().need(name(), sequence, subject);
    }

    /** Whether a consumer or a copy of this stream would get a message of that subject. */
    boolean wants(ByteString subject) {
        return listener.wants(subject) || context.followers().want(name(), subject);
    }

    /** Whether there is a consumer or a copy of this stream. */
    boolean hasReaders() {
        return listener.count() > 0 || context.followers().any(name());
    }

    /** Something was changed that the end of the turn must commit. */
    void changed() {
        if (!uncommitted) {
            uncommitted = true;
            reactor.commit(this);
        }
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
        try {
            keepPositions();
            store.commit();
        } catch (IOException e) {
            failed(e);
            return;
        }
        StreamContents contents = contents();
        long from = committed + 1;
        committed = contents.last();
        republisher.send(settings.republishHeadersOnly());
        acks.send(reactor, context.account());
        for (long sequence = contents.next(from); sequence != 0; sequence = contents.next(sequence + 1)) {
            SubjectSequences subject = contents.subject(sequence);
            if (subject != null) {
                listener.stored(sequence, subject.subject());
            }
        }
        if (committed >= from) {
            context.followers().advanced(name());
        }
        copying.committed();
        publishing.positions().committed();
        if (publishing.positions().mustBeKept(contents)) {
            changed();
        }
    }

    /** Writes how far it is in its sources, before the message goes of which that could be told. */
    private void keepPositions() throws IOException {
        SourcePositions positions = publishing.positions();
        if (positions.mustBeKept(contents())) {
            home.save(positions.toKeep(committed), store.forcesCommits());
            positions.kept();
        }
    }

    /** Stores a message behind all others. */
    void append(StreamMessage message) {
        SubjectMapping again = settings.republish();
        if (again != null) {
            SubjectSequences same = contents().subject(message.subject());
            republisher.add(again, message, same == null ? 0 : same.last());
        }
        store.append(message);
        changed();
    }

    /** Refuses what was not committed, and goes back to what was. */
    private void failed(IOException failure) {
        failedCommits++;
        disk.writeFailed(failure);
        acks.sendFailed(reactor, context.account(), storeFailed().error(), committed);
        republisher.clear();
        publishing.reset();
        try {
            reopen();
        } catch (IOException e) {
            LOG.debug("stream {} cannot be opened again now", name(), e);
        }
    }

    private void reopen() throws IOException {
        store.abandon();
        publishing.reset();
        store.reopen(openLog(), publishing::recovered);
        committed = contents().last();
        copying.resume();
        listener.purged();
    }

    /** Repeats what has failed on the disk. */
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
        }

        @Override
        public void succeeded() {
            removals.enforce();
            removals.settleAll();
            listener.readable();
            context.followers().advanced(name());
        }
    }

    /** Whether the disk takes no changes now. */
    boolean isFull() {
        return !disk.isWritable();
    }

    /** Refuses a change while the disk takes none. */
    public void requireWritable() throws JetStreamException {
        if (isFull()) {
            throw storeFailed();
        }
    }

    private JetStreamException storeFailed() {
        return JetStreamError.STREAM_STORE_FAILED.exception("stream " + disk.problem());
    }

    /** What of its files fails or is lost, in words; null if all is well. */
    public @Nullable String problem() {
        if (disk.problem() != null) {
            return disk.problem();
        }
        return contents().lost().isEmpty() ? null : "has lost messages to damage on the disk";
    }

    /** How many commits have failed: what was decided before the last of them may not have happened. */
    public long failedCommits() {
        return failedCommits;
    }

    /** Forces to the disk what was written since the last time. */
    public void sync() {
        try {
            store.sync();
        } catch (IOException e) {
            disk.syncFailed(e);
        }
    }

    /** Removes what exceeds the limits, and sees to it that old messages go in time. */
    void enforce(ByteString subject) {
        removals.enforce(subject);
        removals.enforce();
    }

    /** Removes a message on request; returns why it cannot be, or null. */
    public @Nullable ApiError delete(long sequence, boolean erase) {
        return removals.delete(sequence, erase);
    }

    /**
     * Removes messages on request; returns how many.
     *
     * @param before only those below this sequence, 0 for all
     * @param keep not the last ones of them, this many; 0 if {@code before} is given
     */
    public long purge(SubjectFilter filter, long before, long keep) {
        return removals.purge(filter, before, keep);
    }

    @Override
    public long firstSequence() {
        return Math.min(contents().first(), committed + 1);
    }

    @Override
    public long lastSequence() {
        return committed;
    }

    @Override
    public long next(SubjectFilter filter, long from) {
        return Matching.next(contents(), filter, from, committed);
    }

    @Override
    public long count(SubjectFilter filter, long from) {
        return Matching.count(contents(), filter, from, committed);
    }

    @Override
    public long last(SubjectFilter filter) {
        return Matching.last(contents(), filter, committed);
    }

    @Override
    public List<Long> lastPerSubject(SubjectFilter filter) {
        return Matching.lastPerSubject(contents(), filter, committed);
    }

    @Override
    public long firstSince(long epochNanos) {
        return contents().firstSince(epochNanos);
    }

    @Override
    public @Nullable StreamMessage load(long sequence) throws UnreadableMessageException {
        try {
            return sequence > committed ? null : find(sequence);
        } catch (IOException e) {
            disk.readFailed(sequence, e);
            throw new UnreadableMessageException(sequence, e);
        }
    }

    /** The message; one that is damaged is lost. */
    private @Nullable StreamMessage find(long sequence) throws IOException {
        try {
            return store.load(sequence);
        } catch (DamagedRecordException e) {
            LOG.error("stream {} has lost message {}: {}", name(), sequence, e.getMessage());
            store.lose(sequence);
            context.diskCounters().lost(1);
            reactor.execute(listener::purged);
            return null;
        }
    }

    @Override
    public void settled(long sequence) {
        if (dropsWhatIsSettled()) {
            removals.settled(sequence);
        }
    }

    @Override
    public void released(SubjectFilter filter) {
        if (dropsWhatIsSettled()) {
            removals.released(filter);
        }
    }

    /** Whether messages go when all who need them are done. */
    boolean dropsWhatIsSettled() {
        return settings.retention() != Retention.LIMITS;
    }
}
