package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.config.AssetNames;
import io.topz.broker.jetstream.consumer.ConsumerFiles.Found;
import io.topz.broker.jetstream.consumer.config.ConsumerDefaults;
import io.topz.broker.jetstream.consumer.config.ConsumerRules;
import io.topz.broker.jetstream.consumer.config.FilterRules;
import io.topz.broker.jetstream.consumer.config.Settings;
import io.topz.broker.jetstream.consumer.config.UpdateRules;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.StateCodec;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.reactor.Reactor;
import io.topz.broker.jetstream.store.FileFailure;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.jetstream.stream.StreamListener;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.RecordJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumers of one stream, by name. Belongs to the JetStream thread. */
public final class ConsumerSet implements StreamListener {

    /** What a request to make a consumer insists on. */
    public enum Action {
        /** Makes it or changes it. */
        ANY,
        /** It must not be there, or be just like that. */
        CREATE,
        /** It must be there. */
        UPDATE
    }

    /** How a consumer is kept, its state apart. */
    public record Description(
            @Nullable String name,
            @Nullable Instant created,
            @Nullable ConsumerConfig config) {}

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerSet.class);

    private final Surroundings around;
    private final Runnable ended;
    private final NavigableMap<String, Consumer> consumers = new TreeMap<>();

    /** How many of them are of mirrors and sources, and counted nowhere. */
    private int direct;

    /**
     * The consumers of a stream, none at first.
     *
     * @param ended is told when the stream is closed
     */
    ConsumerSet(Surroundings around, Runnable ended) {
        this.around = around;
        this.ended = ended;
    }

    /** Opens the consumers that were kept; once, when the stream is there again. */
    public void recover() {
        for (Found found : around.files().found()) {
            try {
                Description description = RecordJson.read(Description.class, found.description());
                if (description.config() == null || description.created() == null) {
                    throw new IllegalArgumentException("there is no configuration");
                }
                reopen(found, description.created(), description.config());
            } catch (CollectException | IllegalArgumentException damaged) {
                LOG.error("Consumer {} of stream {} is left out: {}", found.name(), name(), damaged.getMessage());
            }
        }
    }

    private void reopen(Found found, Instant created, ConsumerConfig config) {
        MessageSource source = around.source();
        byte[] kept = found.state();
        ConsumerState state;
        if (kept == null) {
            LOG.warn("Consumer {} of stream {} starts anew: its state is not there", found.name(), name());
            state = StartPosition.find(config, Settings.of(config), source);
        } else {
            state = StateCodec.decode(kept);
            state.cutBack(source.lastSequence() + 1);
        }
        Consumer consumer = new Consumer(around, found.name(), created, config, state, this::abandoned);
        enter(consumer);
        consumer.open();
        if (kept != null) {
            consumer.recovered();
        }
    }

    /**
     * Makes a consumer, or changes it.
     *
     * @param name of the consumer; null to have one made up
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
        Reactor reactor = around.reactor();
        Instant created = Instant.ofEpochSecond(0, reactor.now());
        ConsumerState state = StartPosition.find(config, Settings.of(config), around.source());
        keep(name, created, config);
        Consumer consumer = new Consumer(around, name, created, config, state, this::abandoned);
        enter(consumer);
        consumer.open();
        consumer.touched();
        around.advisories().created(name);
        return consumer;
    }

    private Consumer change(Consumer consumer, ConsumerConfig config, Action action) throws JetStreamException {
        if (action == Action.CREATE && !config.equals(consumer.config())) {
            throw JetStreamError.CONSUMER_ALREADY_EXISTS.exception();
        }
        if ("workqueue".equals(around.source().config().retention())) {
            FilterRules.checkUnique(config, configs(consumer));
        }
        if (!config.equals(consumer.config())) {
            UpdateRules.check(consumer.config(), config, this::isBound);
            keep(consumer.name(), consumer.created(), config);
            consumer.update(config);
        }
        return consumer;
    }

    private void keep(String name, Instant created, ConsumerConfig config) throws JetStreamException {
        boolean inFiles = around.files() != ConsumerFiles.NONE && !Boolean.TRUE.equals(config.memStorage());
        if (inFiles && AssetNames.isUnstorable(name)) {
            throw JetStreamError.CONSUMER_CREATE.exception("error creating store for consumer");
        }
        try {
            around.files().save(name, RecordJson.bytes(new Description(name, created, config)));
        } catch (IOException e) {
            LOG.error("Consumer {} of stream {} cannot be kept: {}", name, name(), e.getMessage());
            throw JetStreamError.CONSUMER_STORE_FAILED.exception(FileFailure.reason(e));
        }
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
        String name = ConsumerNames.name(around.reactor().random());
        while (consumers.containsKey(name)) {
            name = ConsumerNames.name(around.reactor().random());
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

    /** The consumer of that name, null if there is none. */
    public @Nullable Consumer find(String name) {
        return consumers.get(name);
    }

    /** All that belong to clients, by name. */
    public List<Consumer> listed() {
        return consumers.values().stream()
                .filter(consumer -> !consumer.isDirect())
                .toList();
    }

    /** Those that a backup of the stream holds: all of clients that are kept in files. */
    public List<ConsumerBackup> backups() {
        return listed().stream()
                .filter(consumer -> !Boolean.TRUE.equals(consumer.config().memStorage()))
                .map(Consumer::backup)
                .toList();
    }

    /** Up to {@code count} of those, by name, from the first after the name {@code after}. */
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

    /** Removes a consumer; those who wait are told. */
    public void delete(Consumer consumer) {
        if (consumers.remove(consumer.name()) != null && consumer.isDirect()) {
            direct--;
        }
        around.advisories().deleted(consumer.name());
        consumer.close("Consumer Deleted", false);
        around.files().delete(consumer.name());
        around.source().released(consumer.filter());
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
        for (Consumer consumer : consumers.values()) {
            if (consumer.needs(sequence, subject)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean wants(ByteString subject) {
        for (Consumer consumer : consumers.values()) {
            if (consumer.filter().matches(subject)) {
                return true;
            }
        }
        return false;
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
