package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.config.AssetNames;
import io.topz.broker.jetstream.consumer.ConsumerFiles.Kept;
import io.topz.broker.jetstream.consumer.config.ConsumerDefaults;
import io.topz.broker.jetstream.consumer.config.ConsumerRules;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.config.ConsumerUpdateRules;
import io.topz.broker.jetstream.consumer.config.FilterRules;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.jetstream.stream.StreamListener;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.RandomId;
import io.topz.broker.store.FileFailure;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.MalformedJsonException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumers of one stream, by name. Confined to the JetStream thread. */
public final class ConsumerSet implements StreamListener {

    /** The mode of a create request. */
    public enum Action {
        /** Creates or updates the consumer. */
        ANY,
        /** Creates the consumer. An existing one must have the same configuration. */
        CREATE,
        /** Updates an existing consumer. */
        UPDATE
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerSet.class);

    private final ConsumerContext around;
    private final Runnable ended;
    private final NavigableMap<String, Consumer> consumers = new TreeMap<>();
    private final ConsumerInterest interest;

    /** The number of consumers of mirrors and sources, which are left out of counts. */
    private int direct;

    /**
     * Creates an empty set.
     *
     * @param ended runs when the stream is closed
     */
    ConsumerSet(ConsumerContext around, Runnable ended) {
        this.around = around;
        this.ended = ended;
        interest = new ConsumerInterest(around.source(), consumers.values());
    }

    /**
     * Opens the stored consumers. Called once, after the stream was recovered.
     *
     * @throws IOException if a file, which may be intact, cannot be read
     */
    void recover() throws IOException {
        ConsumerFiles.Found found = around.files().recover();
        boolean incomplete = found.incomplete();
        for (Kept kept : found.consumers()) {
            try {
                reopen(kept, ConsumerDescription.read(kept.description()));
            } catch (MalformedJsonException | IllegalArgumentException damaged) {
                incomplete = true;
                LOG.error("consumer {} of stream {} is skipped: {}", kept.name(), name(), damaged.getMessage());
            }
        }
        interest.presume(incomplete);
        around.reactor().execute(interest::releaseSettled);
    }

    private void reopen(Kept kept, ConsumerDescription description) {
        Instant created = description.created();
        ConsumerConfig config = description.config();
        if (config == null || created == null) {
            throw new IllegalArgumentException("there is no configuration");
        }
        if (Boolean.TRUE.equals(config.memStorage())) {
            around.files().delete(kept.name(), created);
            return;
        }
        MessageSource source = around.source();
        long start = description.start() == null ? ConsumerStart.earliest(config, source) : description.start();
        ConsumerState state = kept.state();
        if (state == null) {
            LOG.warn(
                    "consumer {} of stream {} starts again from its beginning: its state is lost", kept.name(), name());
            state = new ConsumerState();
            state.started(start, null);
            around.files().add(kept.name(), kept.description(), state);
        } else {
            state.cutBack(source.lastSequence() + 1);
        }
        Consumer consumer = new Consumer(
                around,
                new ConsumerIdentity(kept.name(), created, start),
                config,
                state,
                around.files(),
                this::abandoned);
        if (description.start() == null) {
            around.files().describe(kept.name(), describe(consumer));
        }
        enter(consumer);
        consumer.open();
        consumer.recovered();
    }

    /**
     * Creates or updates a consumer.
     *
     * @param name the name; null to generate one
     */
    public Consumer create(@Nullable String name, ConsumerConfig asked, Action action) throws JetStreamException {
        StreamConfig stream = around.source().config();
        ConsumerConfig config = ConsumerDefaults.fill(asked, stream);
        ConsumerRules.check(config, stream);
        if (name != null) {
            checkName(name);
        }
        Consumer existing = name == null ? null : consumers.get(name);
        if (existing != null) {
            return change(existing, config, action);
        }
        if (action == Action.UPDATE) {
            throw JetStreamError.CONSUMER_DOES_NOT_EXIST.exception();
        }
        Long max = stream.maxConsumers();
        if (max != null && max > 0 && count() >= max) {
            throw JetStreamError.MAXIMUM_CONSUMERS_LIMIT.exception();
        }
        FilterRules.checkWorkQueue(config, stream, configs(null));
        return add(name == null ? freeName() : name, ConsumerDefaults.fillNew(config));
    }

    static void checkName(String name) throws JetStreamException {
        if (!AssetNames.isValid(name)) {
            throw JetStreamError.CONSUMER_BAD_DURABLE_NAME.exception();
        }
        if (AssetNames.hasPathSeparator(name)) {
            throw JetStreamError.CONSUMER_NAME_CONTAINS_PATH_SEPARATORS.exception();
        }
        if (ByteString.of(name).length() > AssetNames.MAX_LENGTH) {
            throw JetStreamError.CONSUMER_NAME_TOO_LONG.exception(AssetNames.MAX_LENGTH);
        }
    }

    private Consumer add(String name, ConsumerConfig config) throws JetStreamException {
        ConsumerFiles files = filesFor(config);
        if (files != ConsumerFiles.NONE && AssetNames.isUnstorable(name)) {
            throw JetStreamError.CONSUMER_CREATE.exception("error creating store for consumer");
        }
        Reactor reactor = around.reactor();
        Instant created = Instant.ofEpochSecond(0, reactor.now());
        ConsumerState state = ConsumerStart.find(config, ConsumerSettings.of(config), around.source());
        ConsumerIdentity origin = new ConsumerIdentity(name, created, state.next());
        Consumer consumer = new Consumer(around, origin, config, state, files, this::abandoned);
        files.add(name, describe(consumer), state);
        files.force();
        enter(consumer);
        consumer.open();
        reactor.afterCommit(() -> {
            if (files.failure() == null) {
                around.advisories().created(name);
            } else {
                remove(consumer);
            }
        });
        return consumer;
    }

    private Consumer change(Consumer consumer, ConsumerConfig config, Action action) throws JetStreamException {
        ConsumerConfig before = consumer.config();
        if (action == Action.CREATE && !config.equals(before)) {
            throw JetStreamError.CONSUMER_ALREADY_EXISTS.exception();
        }
        if ("workqueue".equals(around.source().config().retention())) {
            FilterRules.checkUnique(config, configs(consumer));
        }
        if (!config.equals(before)) {
            ConsumerUpdateRules.check(before, config, this::isBound);
            update(consumer, config);
            around.reactor().afterCommit(() -> {
                if (consumer.files().failure() != null && consumers.get(consumer.name()) == consumer) {
                    update(consumer, before);
                }
            });
        }
        return consumer;
    }

    private void update(Consumer consumer, ConsumerConfig config) {
        consumer.update(config);
        consumer.files().describe(consumer.name(), describe(consumer));
        consumer.files().force();
    }

    /** Consumers with memory storage end with the process. */
    private ConsumerFiles filesFor(ConsumerConfig config) {
        return Boolean.TRUE.equals(config.memStorage()) ? ConsumerFiles.NONE : around.files();
    }

    private static byte[] describe(Consumer consumer) {
        ConsumerIdentity origin = consumer.origin();
        return new ConsumerDescription(origin.name(), origin.created(), consumer.config(), origin.start()).bytes();
    }

    private boolean isBound(String subject) {
        return !around.account().sublist().match(ByteString.of(subject)).isEmpty();
    }

    private List<ConsumerConfig> configs(@Nullable Consumer without) {
        List<ConsumerConfig> configs = new ArrayList<>();
        for (Consumer consumer : consumers.values()) {
            if (consumer != without && !consumer.isDirect()) {
                configs.add(consumer.config());
            }
        }
        return configs;
    }

    private String freeName() {
        String name = RandomId.name(around.reactor().random());
        while (consumers.containsKey(name)) {
            name = RandomId.name(around.reactor().random());
        }
        return name;
    }

    MessageSource source() {
        return around.source();
    }

    /** The name of the stream. */
    public String name() {
        return around.source().name();
    }

    /** The consumer with that name; null if there is none. */
    public @Nullable Consumer find(String name) {
        return consumers.get(name);
    }

    /** All consumers of clients, ordered by name. */
    public List<Consumer> listed() {
        return consumers.values().stream()
                .filter(consumer -> !consumer.isDirect())
                .toList();
    }

    /** The consumers to be included in a backup: those of clients that are stored in files. */
    public List<ConsumerBackup> backups() {
        return listed().stream()
                .filter(consumer -> !Boolean.TRUE.equals(consumer.config().memStorage()))
                .map(Consumer::backup)
                .toList();
    }

    /** Up to {@code count} consumers of clients in order of their names, starting after the name {@code after}. */
    public List<Consumer> listed(String after, int count) {
        return consumers.tailMap(after, false).values().stream()
                .filter(consumer -> !consumer.isDirect())
                .limit(count)
                .toList();
    }

    private void enter(Consumer consumer) {
        consumers.put(consumer.name(), consumer);
        direct += consumer.isDirect() ? 1 : 0;
    }

    /**
     * Removes a consumer and informs its waiting requests. The stream may remove messages that no other consumer needs only after the
     * commit.
     */
    public void delete(Consumer consumer) {
        around.advisories().deleted(consumer.name());
        remove(consumer);
        consumer.files().force();
        around.reactor().afterCommit(() -> {
            if (consumer.files().failure() == null) {
                interest.release(consumer);
            }
        });
    }

    private void remove(Consumer consumer) {
        if (consumers.remove(consumer.name(), consumer) && consumer.isDirect()) {
            direct--;
        }
        consumer.close("Consumer Deleted", false);
        consumer.files().delete(consumer.name(), consumer.created());
    }

    /**
     * Called after the commit, before a change of a consumer is confirmed.
     *
     * @throws JetStreamException if the change could not be stored
     */
    public void requireKept(Consumer consumer) throws JetStreamException {
        IOException failure = consumer.files().failure();
        if (failure != null) {
            throw JetStreamError.CONSUMER_STORE_FAILED.exception(FileFailure.reason(failure));
        }
    }

    private void abandoned(Consumer consumer) {
        if (consumers.get(consumer.name()) == consumer) {
            delete(consumer);
        }
    }

    @Override
    public void stored(long sequence, ByteString subject) {
        for (Consumer consumer : consumers.values()) {
            consumer.stored(subject);
        }
    }

    @Override
    public void removed(long sequence, ByteString subject) {
        for (Consumer consumer : consumers.values()) {
            consumer.removed(sequence, subject);
        }
    }

    @Override
    public void purged() {
        consumers.values().forEach(Consumer::purged);
    }

    @Override
    public void readable() {
        consumers.values().forEach(Consumer::wake);
    }

    @Override
    public boolean needs(long sequence, ByteString subject) {
        return interest.needs(sequence, subject);
    }

    @Override
    public boolean wants(ByteString subject) {
        return interest.wants(subject);
    }

    @Override
    public List<String> problems() {
        return around.files().problems();
    }

    @Override
    public void sync() {
        around.files().sync();
    }

    @Override
    public int count() {
        return consumers.size() - direct;
    }

    @Override
    public List<String> violating(StreamConfig config) {
        return consumers.values().stream()
                .filter(consumer -> !ConsumerRules.isWithinLimits(consumer.config(), config))
                .map(Consumer::name)
                .toList();
    }

    @Override
    public void configured() {}

    @Override
    public void closed(boolean deleted) {
        List<Consumer> all = List.copyOf(consumers.values());
        consumers.clear();
        for (Consumer consumer : all) {
            if (deleted) {
                around.advisories().deleted(consumer.name());
            }
            consumer.close(deleted ? "Consumer Deleted" : "Server Shutdown", !deleted);
        }
        around.files().close(deleted);
        ended.run();
    }
}
