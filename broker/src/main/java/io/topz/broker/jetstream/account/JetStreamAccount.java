package io.topz.broker.jetstream.account;

import io.topz.broker.account.Account;
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

/** JetStream of one account: its streams, their use of resources, and their limits. Belongs to the JetStream thread. */
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
     * The account without its streams, which {@link #recover} brings.
     *
     * @param serverName how the server calls itself
     * @param writer runs, on a thread of its own, what need not be waited for
     */
    public JetStreamAccount(
            Account account, JetStreamOptions options, ServiceThread reactor, String serverName, Executor writer) {
        this.account = account;
        this.options = options;
        this.reactor = reactor;
        this.serverName = serverName;
        StorageBudget memory = new StorageBudget(ServerLimits.memoryBytes(options));
        StorageBudget file = new StorageBudget(ServerLimits.storageBytes(options));
        StorageBudget messageIds = new StorageBudget(ServerLimits.messageIdBytes(options));
        advisories = new StreamAdvisories(account, reactor, options.domain());
        context = new StreamContext(
                reactor,
                account,
                options.domain(),
                memory,
                file,
                messageIds,
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

    /** How the server calls itself. */
    public String serverName() {
        return serverName;
    }

    /** Runs, on a thread of its own, what need not be waited for. */
    public Executor writer() {
        return context.writer();
    }

    /** Readable by any thread. */
    public ApiStats apiStats() {
        return apiStats;
    }

    /** What memory streams may use, and do. */
    public StorageBudget memory() {
        return context.memory();
    }

    /** What file streams may use, and do. */
    public StorageBudget file() {
        return context.file();
    }

    /** What heap the message ids of the duplicate windows may take, and do. */
    public StorageBudget messageIds() {
        return context.messageIds();
    }

    /** The disk failures of its streams. Readable by any thread. */
    public DiskCounters diskCounters() {
        return context.diskCounters();
    }

    /** Who looks after the consumers of a stream; asked for every stream, before the first is there. */
    public void setConsumers(ConsumerOpener consumers) {
        this.consumers = consumers;
    }

    /** Brings back the streams that are stored, in a store that is open. New ones go there, too. */
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

    /** What of the store cannot be used now, in sentences; empty when all is well. */
    public List<String> problems() {
        List<String> all = new ArrayList<>(recovery == null ? List.of() : recovery.problems());
        streams.values().forEach(stream -> all.addAll(stream.listener().problems()));
        return all;
    }

    /** All streams by name, in order. */
    public NavigableMap<String, Stream> streams() {
        return Collections.unmodifiableNavigableMap(streams);
    }

    /** The streams that take a subject which overlaps with a pattern, by name. */
    public List<Stream> streamsOf(ByteString pattern) {
        return streams.values().stream()
                .filter(stream -> subjects.overlap(stream, pattern))
                .toList();
    }

    /** The stream of that name. */
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

    /** Why streams cannot be used that are in the store and may take a subject that overlaps with a pattern, by name. */
    public NavigableMap<String, String> offline(String pattern) {
        return recovery == null ? Collections.emptyNavigableMap() : recovery.offline(pattern);
    }

    private @Nullable StreamConfig config(String name) {
        Stream stream = streams.get(name);
        return stream == null ? null : stream.config();
    }

    /** Creates a stream, or returns the one that is there if it has that configuration. */
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
     * Begins to restore a stream, which keeps its name reserved until {@link #complete} or {@link #abandon}.
     *
     * @param created when it was created
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

    /** The configuration with which a stream may be restored. */
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

    /** Makes a stream of what was restored. */
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

    /** Gives up to restore a stream, and leaves nothing of it. */
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

    /** Opens a stream that was just created. A failure takes it out of the store again, because the client hears of a failure. */
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

    /** Deletes a stream and all its messages, also one that is offline. */
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
