package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream: stores the messages published to its subjects, keeps them according to its configuration, and offers them to its consumers once
 * they are committed. Confined to the JetStream thread.
 */
public final class Stream implements MessageSource {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final StreamContext context;
    private final Reactor reactor;
    private final Instant created;
    private final StreamHome home;
    private final StreamIngest ingest;
    private final MirrorAndSources mirrorAndSources;
    private final RetentionEnforcer enforcer;
    private final StreamCommits commits;
    private final StreamIntakes intakes;
    private StreamConfig config;
    private StreamSettings settings;
    private StreamListener listener = StreamListener.NONE;
    private boolean ended;

    /** Recovers the messages of a stream that exists in {@code home}. {@code config} must be complete. */
    public Stream(StreamContext context, StreamConfig config, Instant created, StreamHome home) throws IOException {
        this.context = context;
        this.config = config;
        this.created = created;
        this.home = home;
        reactor = context.reactor();
        settings = StreamSettings.of(config);
        PubAcks acks = new PubAcks(String.valueOf(config.name()), context.domain());
        ingest = new StreamIngest(this, context, acks);
        intakes = new StreamIntakes(context, ingest);
        mirrorAndSources = new MirrorAndSources(this, context, ingest);
        enforcer = new RetentionEnforcer(this, reactor);
        commits = new StreamCommits(this, context, home, acks, ingest);
    }

    /** Starts to accept messages. */
    public void open() {
        Long firstSequence = config.firstSeq();
        if (contents().last() == 0 && firstSequence != null && firstSequence > 1) {
            store().removeBelow(firstSequence);
            changed();
        }
        ingest.completeRollup();
        enforcer.open();
        intakes.open(config.subjects());
        mirrorAndSources.follow(config);
    }

    /** Sets the listener. There is at most one. */
    public void setListener(StreamListener listener) {
        this.listener = listener;
    }

    public StreamListener listener() {
        return listener;
    }

    StreamSettings settings() {
        return settings;
    }

    StreamIngest ingest() {
        return ingest;
    }

    MessageStore store() {
        return commits.store();
    }

    MirrorAndSources mirrorAndSources() {
        return mirrorAndSources;
    }

    StreamContents contents() {
        return store().contents();
    }

    /** The directory of the stream; null for a stream in memory. */
    public @Nullable StreamDirectory directory() {
        return home.directory();
    }

    /** The number of stored messages. */
    public long messages() {
        return contents().messages();
    }

    /** The bytes of the stored messages. */
    public long bytes() {
        return contents().bytes();
    }

    /** The creation time. */
    public Instant created() {
        return created;
    }

    /** The state of the stream without the message counts by subject. */
    public StreamState state() {
        return StreamStates.of(contents(), listener.count());
    }

    /** The number of its consumers. */
    public int consumers() {
        return listener.count();
    }

    /** The progress of its mirror; null if it mirrors no stream. */
    public @Nullable StreamSourceInfo mirrorInfo() {
        return mirrorAndSources.mirrorInfo();
    }

    /** The progress of its sources; null if there are none. */
    public @Nullable List<StreamSourceInfo> sourceInfos() {
        return mirrorAndSources.sourceInfos();
    }

    /**
     * Counts messages by subject, in steps if there are many subjects.
     *
     * @param counted receives the counts of the subjects that match the filter, in no particular order
     * @param ended is called instead if the stream was deleted
     */
    public void countBySubject(SubjectFilter filter, Consumer<List<SubjectCount>> counted, Runnable ended) {
        new SubjectCounting(this, filter, reactor, counted, ended).run();
    }

    /** The deleted sequences between the first and the last; null if there are none. */
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

    /** Replaces the configuration by {@code newConfig}, which must be complete and permitted. */
    public void reconfigure(StreamConfig newConfig) throws IOException {
        home.save(newConfig, created);
        boolean moved = !Objects.equals(config.subjects(), newConfig.subjects());
        StreamSettings before = settings;
        config = newConfig;
        settings = StreamSettings.of(newConfig);
        if (moved) {
            intakes.close();
            intakes.open(newConfig.subjects());
        }
        mirrorAndSources.follow(newConfig);
        enforcer.configured(before);
        listener.configured();
    }

    /** Closes this stream. The messages of a stream on disk are kept. */
    public void close() {
        end(false);
        try {
            store().close();
        } catch (IOException e) {
            LOG.error("stream {} could not be closed: {}", name(), e.getMessage());
        }
    }

    /** Removes the stream from the store, before {@link #delete}. A failure leaves it unchanged. */
    public void retire() throws IOException {
        home.retire();
    }

    /** Deletes this stream and all its messages. */
    public void delete() throws IOException {
        end(true);
        store().discard();
        home.delete(context.writer());
    }

    private void end(boolean deleted) {
        ended = true;
        commits.end();
        intakes.close();
        mirrorAndSources.end(deleted);
        enforcer.end();
        ingest.reset();
        listener.closed(deleted);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether a consumer or a copy of this stream still needs the message. */
    boolean needs(long sequence, ByteString subject) {
        return listener.needs(sequence, subject) || context.streamSources().need(name(), sequence, subject);
    }

    /** Whether a consumer or a copy of this stream would get a message of that subject. */
    boolean wants(ByteString subject) {
        return listener.wants(subject) || context.streamSources().want(name(), subject);
    }

    /** Whether there is a consumer or a copy of this stream. */
    boolean hasReaders() {
        return listener.count() > 0 || context.streamSources().any(name());
    }

    /** Marks a change that must be committed at the end of the turn. */
    void changed() {
        commits.changed();
    }

    /** Appends a message. */
    void append(StreamMessage message) {
        commits.append(message);
    }

    /** Resumes normal operation after every failed disk operation has succeeded. */
    void repaired() {
        enforcer.enforce();
        enforcer.settleAll();
        listener.readable();
        context.streamSources().advanced(name());
    }

    /** Whether changes are refused because the disk failed. */
    boolean isFull() {
        return !commits.isWritable();
    }

    /** Throws while changes are refused because the disk failed. */
    public void requireWritable() throws JetStreamException {
        if (isFull()) {
            throw commits.storeFailed();
        }
    }

    /** The error for a request that could not be carried out because of the disk. */
    public JetStreamException writeFailure() {
        return ended ? JetStreamError.STREAM_NOT_FOUND.exception() : commits.storeFailed();
    }

    /** A description of the failure of, or loss in, the files of the stream; null if there is none. */
    public @Nullable String problem() {
        return commits.problem();
    }

    /** The number of failed commits. Changes made before the last of them may have been undone. */
    public long failedCommits() {
        return commits.failures();
    }

    /** Forces the records written since the last call to the disk. */
    public void sync() {
        commits.sync();
        listener.sync();
    }

    /** Removes messages that exceed the limits, and schedules the removal of messages by age. */
    void enforce(ByteString subject) {
        enforcer.enforce(subject);
        enforcer.enforce();
    }

    /** Removes a message on request; returns the error, or null. */
    public @Nullable ApiError delete(long sequence, boolean erase) {
        return enforcer.delete(sequence, erase);
    }

    /**
     * Removes messages on request, in steps if there are many; messages that arrive meanwhile stay.
     *
     * @param before only messages below this sequence are removed; 0 for all
     * @param keep the number of last messages that are kept; 0 if {@code before} is given
     * @param purged receives the number of removed messages, after the commit
     * @param failed is called instead if the removal could not be committed, or if the stream has ended
     */
    public void purge(SubjectFilter filter, long before, long keep, LongConsumer purged, Runnable failed) {
        enforcer.purge(filter, before, keep, purged, failed);
    }

    /** Removes the messages that a new message replaces. */
    void rollUp(SubjectFilter filter, long before, long keep) {
        enforcer.rollUp(filter, before, keep);
    }

    @Override
    public long firstSequence() {
        return Math.min(contents().first(), lastSequence() + 1);
    }

    @Override
    public long lastSequence() {
        return commits.committed();
    }

    @Override
    public long next(SubjectFilter filter, long from) {
        return Matching.next(contents(), filter, from, lastSequence());
    }

    @Override
    public long count(SubjectFilter filter, long from) {
        return Matching.count(contents(), filter, from, lastSequence());
    }

    @Override
    public long last(SubjectFilter filter) {
        return Matching.last(contents(), filter, lastSequence());
    }

    @Override
    public List<Long> lastPerSubject(SubjectFilter filter) {
        return Matching.lastPerSubject(contents(), filter, lastSequence());
    }

    @Override
    public long firstSince(long epochNanos) {
        return contents().firstSince(epochNanos);
    }

    @Override
    public @Nullable StreamMessage load(long sequence) throws UnreadableMessageException {
        return commits.load(sequence);
    }

    @Override
    public void settled(long sequence) {
        if (dropsWhatIsSettled()) {
            enforcer.settled(sequence);
        }
    }

    @Override
    public void released(SubjectFilter filter) {
        if (dropsWhatIsSettled()) {
            enforcer.released(filter);
        }
    }

    /** Whether messages are removed when every consumer that needs them has acknowledged them. */
    boolean dropsWhatIsSettled() {
        return settings.retention() != Retention.LIMITS;
    }
}
