package io.topz.broker.jetstream.account;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.jetstream.config.StreamRules;
import io.topz.broker.jetstream.config.StreamUpdateRules;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stats.ApiStats;
import io.topz.broker.jetstream.store.JetStreamDirectory;
import io.topz.broker.jetstream.stream.Restoration;
import io.topz.broker.jetstream.stream.StorageBudget;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.StreamContext;
import io.topz.broker.jetstream.stream.StreamHome;
import io.topz.broker.jetstream.stream.StreamListener;
import io.topz.broker.jetstream.stream.StreamSources;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.ServiceThread;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.FileFailure;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JetStream of one account: its streams, their resource use, and the limits. Confined to the JetStream thread. */
public final class JetStreamAccount {

    private static final Logger LOG = LoggerFactory.getLogger(JetStreamAccount.class);

    private final Account account;
    private final JetStreamOptions options;
    private final ServiceThread reactor;
    private final String serverName;
    private final ApiStats apiStats = new ApiStats();
    private final StreamContext context;
    private final StreamAdvisories advisories;
    private final Reservations reservations;
    private final StreamRules rules = new StreamRules(this::config);
    private final NavigableMap<String, Stream> streams = new TreeMap<>();
    private final StreamSubjects subjects = new StreamSubjects();
    private final Set<String> restoring = new HashSet<>();
    private @Nullable StreamRecovery recovery;
    private boolean recovering;
    private @Nullable JetStreamDirectory store;
    private Reactor.@Nullable Timer syncTimer;
    private ConsumerOpener consumers = stream -> StreamListener.NONE;

    /**
     * Creates an account without streams, which {@link #recover} adds.
     *
     * @param serverName the name of the server
     * @param writer runs, on a separate thread, tasks that nobody waits for
     */
    public JetStreamAccount(
            Account account, JetStreamOptions options, ServiceThread reactor, String serverName, Executor writer) {
        this.account = account;
        this.options = options;
        this.reactor = reactor;
        this.serverName = serverName;
        advisories = new StreamAdvisories(new AdvisoryPublisher(account, reactor, options.domain()));
        context = new StreamContext(
                reactor,
                account,
                options.domain(),
                ServerLimits.budgets(options),
                new StreamSources(streams),
                new DiskCounters(),
                apiStats,
                writer);
        reservations = new Reservations(context);
    }

    public Account account() {
        return account;
    }

    public JetStreamOptions options() {
        return options;
    }

    public ServiceThread reactor() {
        return reactor;
    }

    /** The name of the server. */
    public String serverName() {
        return serverName;
    }

    /** Runs, on a separate thread, tasks that nobody waits for. */
    public Executor writer() {
        return context.writer();
    }

    /** The API counters. Readable by any thread. */
    public ApiStats apiStats() {
        return apiStats;
    }

    /** The budget and the use of streams in memory. */
    public StorageBudget memory() {
        return context.budgets().memory();
    }

    /** The budget and the use of streams on disk. */
    public StorageBudget file() {
        return context.budgets().file();
    }

    /** The heap budget for the message ids of duplicate windows, and its use. */
    public StorageBudget messageIds() {
        return context.budgets().messageIds();
    }

    /** The disk failures of its streams. Readable by any thread. */
    public DiskCounters diskCounters() {
        return context.diskCounters();
    }

    /** Sets the opener of consumers. It is called for every stream, and must be set before the first one is created. */
    public void setConsumers(ConsumerOpener consumers) {
        this.consumers = consumers;
    }

    /** Recovers the streams in a store, which is open. New streams are created there, too. */
    public void recover(JetStreamDirectory directory) throws IOException {
        store = directory;
        StreamRecovery started = new StreamRecovery(directory, context, this::startRecovered);
        recovery = started;
        recovering = true;
        started.run(account.name());
        recovering = false;
        if (!options.isSyncAlways()) {
            scheduleSync();
        }
    }

    private void startRecovered(Stream stream) throws IOException, JetStreamException {
        if (!recovering) {
            requireNoOverlap(stream.config());
        }
        start(stream);
    }

    private void start(Stream stream) throws IOException {
        stream.setListener(consumers.open(stream));
        streams.put(stream.name(), stream);
        reservations.add(stream.config());
        stream.open();
        context.streamSources().advanced(stream.name());
    }

    private void scheduleSync() {
        syncTimer = reactor.schedule(options.syncInterval().toNanos(), () -> {
            streams.values().forEach(Stream::sync);
            scheduleSync();
        });
    }

    /** Descriptions of what cannot be used in the store at the moment; empty if there is nothing. */
    public List<String> problems() {
        List<String> all = new ArrayList<>(recovery == null ? List.of() : recovery.problems());
        streams.values().forEach(stream -> all.addAll(stream.listener().problems()));
        return all;
    }

    /** All streams, ordered by name. */
    public NavigableMap<String, Stream> streams() {
        return Collections.unmodifiableNavigableMap(streams);
    }

    /** The streams with a subject that overlaps with a pattern, ordered by name. */
    public List<Stream> streamsOf(ByteString pattern) {
        return streams.values().stream()
                .filter(stream -> subjects.overlap(stream, pattern))
                .toList();
    }

    /** The stream with that name. */
    public Stream stream(String name) throws JetStreamException {
        Stream stream = streams.get(name);
        if (stream == null) {
            throw isOffline(name)
                    ? JetStreamError.STREAM_OFFLINE.exception()
                    : JetStreamError.STREAM_NOT_FOUND.exception();
        }
        return stream;
    }

    private boolean isOffline(String name) {
        return recovery != null && recovery.isOffline(name);
    }

    /** The offline streams that may have a subject overlapping with the pattern, by name, each with the reason. */
    public NavigableMap<String, String> offline(String pattern) {
        return recovery == null ? Collections.emptyNavigableMap() : recovery.offline(pattern);
    }

    private @Nullable StreamConfig config(String name) {
        Stream stream = streams.get(name);
        return stream == null ? null : stream.config();
    }

    /** Creates a stream, or returns the existing one if it has the same configuration. */
    public Stream create(StreamConfig wanted) throws JetStreamException {
        StreamConfig config = rules.checked(wanted);
        if (config.mirror() == null && Boolean.TRUE.equals(config.mirrorDirect())) {
            throw JetStreamError.STREAM_INVALID_CONFIG.exception("stream has no mirror but does have mirror direct");
        }
        String name = String.valueOf(config.name());
        Stream there = streams.get(name);
        if (there != null && there.config().equals(config)) {
            return there;
        }
        if (there != null || restoring.contains(name)) {
            throw JetStreamError.STREAM_NAME_EXIST.exception();
        }
        if (isOffline(name)) {
            throw JetStreamError.STREAM_OFFLINE.exception();
        }
        if (Boolean.TRUE.equals(config.sealed())) {
            throw JetStreamError.STREAM_INVALID_CONFIG.exception("stream configuration for create can not be sealed");
        }
        StreamRules.requireOneReplica(config);
        StreamRules.requireForCreation(config);
        LocalSources.require(config, options.domain());
        requireNoOverlap(config);
        reservations.requireRoom(config);
        StreamRules.requireStorable(config);
        try {
            Instant created = Instant.ofEpochSecond(0, reactor.now());
            StreamHome home = home(config);
            home.create(config, created);
            Stream stream = opened(config, created, home);
            start(stream);
            advisories.created(stream.name());
            return stream;
        } catch (IOException e) {
            LOG.error("stream {} cannot be created", config.name(), e);
            throw JetStreamError.STREAM_CREATE.exception(StreamRules.NO_STORE);
        }
    }

    /**
     * Begins to restore a stream. Its name stays reserved until {@link #complete} or {@link #abandon}.
     *
     * @param created the original creation time
     */
    public Restoration restore(StreamConfig config, Instant created) throws JetStreamException, IOException {
        String name = String.valueOf(config.name());
        if (streams.containsKey(name) || restoring.contains(name)) {
            throw JetStreamError.STREAM_NAME_EXIST_RESTORE_FAILED.exception();
        }
        Restoration restoration = new Restoration(context, config, created, home(config));
        restoring.add(name);
        return restoration;
    }

    /** Checks the configuration of a stream to be restored and returns the complete one. */
    public StreamConfig checkRestore(StreamConfig wanted, String subjectName) throws JetStreamException {
        StreamConfig config = rules.checked(wanted);
        StreamRules.requireOneReplica(config);
        if ("memory".equals(config.storage())) {
            throw JetStreamError.STREAM_INVALID_CONFIG.exception("a backup can only be restored to file storage");
        }
        LocalSources.require(config, options.domain());
        reservations.requireRoom(config);
        StreamRules.requireStorable(config);
        String name = String.valueOf(config.name());
        if (streams.containsKey(subjectName) || streams.containsKey(name) || restoring.contains(name)) {
            throw JetStreamError.STREAM_NAME_EXIST_RESTORE_FAILED.exception();
        }
        return config;
    }

    /** Turns a restoration into a stream. */
    public Stream complete(Restoration restoration) throws JetStreamException, IOException {
        Stream stream = restoration.stream();
        requireNoOverlap(stream.config());
        reservations.requireRoom(stream.config());
        restoration.complete();
        restoring.remove(stream.name());
        start(stream);
        advisories.created(stream.name());
        return stream;
    }

    /** Gives up a restoration and removes everything that it has written. */
    public void abandon(Restoration restoration) {
        Stream stream = restoration.stream();
        restoring.remove(stream.name());
        try {
            stream.retire();
            stream.delete();
        } catch (IOException e) {
            LOG.warn("the partly restored files of stream {} cannot be deleted", stream.name(), e);
        }
    }

    /** Opens a stream that was just created. After a failure it is removed again, because the client gets an error. */
    private Stream opened(StreamConfig config, Instant created, StreamHome home) throws IOException {
        try {
            return new Stream(context, config, created, home);
        } catch (IOException e) {
            home.undo();
            throw e;
        }
    }

    private StreamHome home(StreamConfig config) {
        return store == null || "memory".equals(config.storage())
                ? StreamHome.inMemory()
                : StreamHome.in(store.stream(account.name(), String.valueOf(config.name())));
    }

    /** Changes the configuration of a stream. */
    public Stream update(StreamConfig wanted) throws JetStreamException {
        Stream stream = stream(String.valueOf(wanted.name()));
        StreamConfig before = stream.config();
        StreamConfig config = StreamUpdateRules.checked(before, rules.checked(wanted));
        LocalSources.require(config, options.domain());
        requireNoOverlap(config);
        reservations.requireRoom(config, before);
        List<String> violating = stream.listener().violating(config);
        if (!violating.isEmpty()) {
            throw JetStreamError.STREAM_UPDATE.exception(
                    "change to limits violates consumers: " + String.join(", ", violating));
        }
        try {
            stream.reconfigure(config);
        } catch (IOException e) {
            LOG.error("stream {} cannot be changed", config.name(), e);
            throw JetStreamError.STREAM_UPDATE.exception(FileFailure.reason(e));
        }
        reservations.remove(before);
        reservations.add(config);
        advisories.updated(stream.name());
        return stream;
    }

    /** Deletes a stream and all its messages. The stream may be offline. */
    public void delete(String name) throws JetStreamException {
        try {
            if (recovery != null && !streams.containsKey(name) && recovery.isOffline(name)) {
                recovery.delete(name);
            } else {
                delete(stream(name));
            }
            advisories.deleted(name);
        } catch (IOException e) {
            LOG.error("stream {} cannot be deleted", name, e);
            throw JetStreamError.STREAM_DELETE.exception(FileFailure.reason(e));
        }
    }

    private void delete(Stream stream) throws IOException {
        stream.retire();
        streams.remove(stream.name());
        subjects.forget(stream.name());
        reservations.remove(stream.config());
        stream.delete();
    }

    /** Closes all streams. */
    public void close() {
        if (syncTimer != null) {
            syncTimer.cancel();
        }
        if (recovery != null) {
            recovery.end();
        }
        streams.values().forEach(Stream::close);
        streams.clear();
    }

    private void requireNoOverlap(StreamConfig config) throws JetStreamException {
        boolean overlapsOffline = recovery != null && recovery.takesSubjectsOf(config);
        if (overlapsOffline || subjects.overlap(config, streams.values())) {
            throw JetStreamError.STREAM_SUBJECT_OVERLAP.exception();
        }
    }
}
