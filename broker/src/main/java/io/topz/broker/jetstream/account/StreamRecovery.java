package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.config.StreamRules;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.store.JetStreamDirectory;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.stream.OfflineStream;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.StreamContext;
import io.topz.broker.jetstream.stream.StreamHome;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.FileFailure;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers the streams of an account from the store. A stream that cannot be opened now is offline: its files stay unchanged, and opening
 * it is retried with back-off. Damaged configurations are put aside, and reported until an operator removes them.
 */
final class StreamRecovery {

    /** Receives the recovered streams. */
    @FunctionalInterface
    interface Recovered {
        void accept(Stream stream) throws IOException, JetStreamException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(StreamRecovery.class);
    private static final long FIRST_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long MAX_DELAY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final JetStreamDirectory store;
    private final StreamContext context;
    private final Recovered recovered;
    private final Map<String, OfflineStream> offline = new TreeMap<>();
    private final Map<String, StreamDirectory> toReport = new TreeMap<>();
    private Reactor.@Nullable Timer retry;
    private long delay = FIRST_DELAY_NANOS;

    StreamRecovery(JetStreamDirectory store, StreamContext context, Recovered recovered) {
        this.store = store;
        this.context = context;
        this.recovered = recovered;
    }

    /** Passes every stream to {@code recovered} as soon as it can be opened, now or later. */
    void run(String account) throws IOException {
        store.streams(account).forEach(this::open);
        store.leftAlone().forEach(other -> LOG.warn("{} does not belong to this server and is left unchanged", other));
        retryLater();
    }

    private void open(StreamDirectory directory) {
        OfflineStream before = offline.remove(directory.name());
        OfflineStream stream = before == null ? new OfflineStream(context, directory) : before;
        try {
            switch (directory.kind()) {
                case STREAM -> recover(directory, stream);
                case WITHOUT_CONFIGURATION -> withoutConfiguration(directory);
                default -> {}
            }
            reportDamage(directory);
            stream.end();
            if (before != null) {
                LOG.info("stream '{}' is no longer offline", directory.name());
            }
        } catch (IOException | JetStreamException | RuntimeException e) {
            takeOffline(stream, FileFailure.reason(e), e);
        }
    }

    private void recover(StreamDirectory directory, OfflineStream offlineUntilThen)
            throws IOException, JetStreamException {
        StreamHome.Description description;
        try {
            description = StreamHome.read(directory);
        } catch (DamagedRecordException | MalformedJsonException e) {
            LOG.error("stream '{}' cannot be recovered: {}", directory.name(), e.getMessage());
            directory.putConfigAside();
            toReport.put(directory.name(), directory);
            return;
        }
        StreamConfig config = description.config();
        offlineUntilThen.learn(config);
        LOG.info("  Starting restore for stream '{} > {}'", context.account().name(), config.name());
        StreamConfig complete = new StreamRules(name -> null).checked(config);
        Stream stream =
                new Stream(context, complete, description.created(), StreamHome.in(offlineUntilThen.directory()));
        offlineUntilThen.unsubscribe();
        accept(stream);
        LOG.info(
                "  Restored {} messages for stream '{} > {}'",
                String.format(Locale.ROOT, "%,d", stream.messages()),
                context.account().name(),
                stream.name());
    }

    private void accept(Stream stream) throws IOException, JetStreamException {
        try {
            recovered.accept(stream);
        } catch (IOException | JetStreamException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void withoutConfiguration(StreamDirectory directory) {
        LOG.error("stream '{}' has no configuration any more ({})", directory.name(), directory.path());
        toReport.put(directory.name(), directory);
    }

    private void reportDamage(StreamDirectory directory) throws IOException {
        List<String> damaged = directory.damaged();
        if (!damaged.isEmpty() && toReport.put(directory.name(), directory) == null) {
            LOG.error("stream '{}' has damaged files that were put aside: {}", directory.name(), damaged);
        }
    }

    private void takeOffline(OfflineStream stream, String reason, Exception why) {
        if (!reason.equals(stream.reason())) {
            LOG.error("stream '{}' is offline: {}; opening it is retried", stream.name(), reason, why);
        }
        stream.refuse(reason);
        offline.put(stream.name(), stream);
    }

    private void retryLater() {
        if (offline.isEmpty()) {
            return;
        }
        retry = context.reactor().schedule(delay, () -> {
            retry = null;
            for (OfflineStream stream : List.copyOf(offline.values())) {
                open(stream.directory());
            }
            retryLater();
        });
        delay = Math.min(2 * delay, MAX_DELAY_NANOS);
    }

    /** Whether a stream with that name is in the store but offline. */
    boolean isOffline(String name) {
        return offline.values().stream().anyMatch(stream -> stream.directory().isOf(name))
                || toReport.values().stream()
                        .anyMatch(reported -> reported.isOf(name)
                                && reported.kindOrStream() == StreamDirectory.Kind.WITHOUT_CONFIGURATION);
    }

    /** The offline streams that may have a subject overlapping with the pattern, by name, each with the reason. */
    NavigableMap<String, String> offline(String pattern) {
        NavigableMap<String, String> reasons = new TreeMap<>();
        offline.values().stream()
                .filter(stream -> stream.mayTake(pattern))
                .forEach(stream -> reasons.put(stream.name(), stream.reason()));
        toReport.forEach((name, directory) -> {
            if (isOffline(name)) {
                reasons.putIfAbsent(name, "its configuration is damaged or missing");
            }
        });
        return reasons;
    }

    /** Deletes the files of an offline stream. If that fails, the stream stays as it was. */
    void delete(String name) throws IOException {
        for (OfflineStream stream : List.copyOf(offline.values())) {
            if (stream.directory().isOf(name)) {
                stream.directory().delete(context.writer());
                offline.remove(stream.name());
                stream.end();
            }
        }
        for (StreamDirectory reported : List.copyOf(toReport.values())) {
            if (reported.isOf(name)) {
                if (reported.exists()) {
                    reported.delete(context.writer());
                }
                toReport.remove(reported.name());
            }
        }
    }

    /** Whether an offline stream has a subject that overlaps with the subjects of a configuration. */
    boolean takesSubjectsOf(StreamConfig config) {
        return offline.values().stream().anyMatch(stream -> stream.overlaps(config));
    }

    /** Descriptions of what cannot be used in the store at the moment; empty if there is nothing. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        offline.forEach((name, stream) -> problems.add("stream '" + name + "' is offline: " + stream.reason()));
        toReport.values().removeIf(directory -> !stillDamaged(directory, problems));
        return problems;
    }

    private static boolean stillDamaged(StreamDirectory directory, List<String> problems) {
        try {
            String stream = "stream '" + directory.name() + "'";
            boolean lost = directory.kind() == StreamDirectory.Kind.WITHOUT_CONFIGURATION;
            List<String> damaged = directory.damaged();
            if (lost) {
                stream += " could not be recovered: its configuration is damaged or missing";
            }
            if (!damaged.isEmpty()) {
                stream += " has damaged files that were put aside: " + String.join(", ", damaged);
            }
            if (lost || !damaged.isEmpty()) {
                problems.add(stream);
            }
            return lost || !damaged.isEmpty();
        } catch (IOException e) {
            problems.add("stream '" + directory.name() + "' cannot be looked at: " + FileFailure.reason(e));
            return true;
        }
    }

    /** Stops retrying. */
    void end() {
        if (retry != null) {
            retry.cancel();
        }
        offline.values().forEach(OfflineStream::end);
    }
}
