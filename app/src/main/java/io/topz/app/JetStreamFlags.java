package io.topz.app;

import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The flags of JetStream: those of nats-server, and flags for settings that nats-server has only in its configuration file. */
final class JetStreamFlags {

    @ArgGroup(validate = false, heading = "%nJetStream: streams, consumers, key-value and object stores%n")
    private Given given = new Given();

    /** The flags that were given; an absent flag leaves the default. */
    static final class Given {
        @Option(
                names = {"-js", "--jetstream"},
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "turn JetStream on")
        boolean jetStream;

        @Option(
                names = {"-sd", "--store_dir"},
                paramLabel = "DIR",
                description = "keep streams below this directory (default: ~/.local/state/topz/PORT)")
        @Nullable
        Path storeDirectory;

        @Option(
                names = "--sync_interval",
                paramLabel = "TIME",
                description = "interval at which written messages are forced to the disk; always (the default): before"
                        + " they are acknowledged",
                converter = SyncInterval.class)
        @Nullable
        Duration syncInterval;

        @Option(
                names = "--max_memory_store",
                paramLabel = "SIZE",
                description = "memory for streams (default: three quarters of the heap)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxMemory;

        @Option(
                names = "--max_file_store",
                paramLabel = "SIZE",
                description = "disk space for streams (default: three quarters of the free space)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxStorage;

        @Option(
                names = "--max_message_ids",
                paramLabel = "SIZE",
                description = "memory for the message ids of duplicate windows (default: a quarter of the heap)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxMessageIds;

        @Option(
                names = "--max_inbox",
                paramLabel = "SIZE",
                description =
                        "size of the queue for the JetStream thread; messages beyond it are refused (default: 64 MiB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxInbox;

        @Option(
                names = "--monitor_jetstream_timeout",
                paramLabel = "TIME",
                description = "time limit for JetStream to answer a monitoring request (default: 1s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration monitorTimeout;

        @Option(names = "--js_domain", paramLabel = "NAME", description = "domain of this JetStream", defaultValue = "")
        String domain = "";

        @Option(
                names = "--max_backups",
                paramLabel = "N",
                description = "maximal number of simultaneous snapshots and restores of streams (default: 16)")
        @Nullable
        Integer maxBackups;

        @Option(
                names = "--max_api_burst",
                paramLabel = "TIME",
                description =
                        "time that a client's long JetStream API requests may take before it has to wait between them"
                                + " (default: 250ms)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration maxApiBurst;
    }

    /** The interval at which written data is forced to the disk; null for the default. */
    @Nullable
    Duration syncInterval() {
        return given.syncInterval;
    }

    /** Whether the store directory is the default one because no flag names it. */
    boolean isStoreDefault() {
        return given.storeDirectory == null;
    }

    /**
     * The default store directory of the server on that port, which survives a restart of the machine: below {@code XDG_STATE_HOME},
     * otherwise below {@code ~/.local/state}. Every port has its own directory, so that two servers do not share one.
     *
     * @throws IllegalArgumentException with a sentence if there is no home directory
     */
    static Path defaultStore(Map<String, String> environment, String home, int port) {
        Path state = Path.of(Objects.requireNonNullElse(environment.get("XDG_STATE_HOME"), ""));
        if (!state.isAbsolute()) {
            state = Path.of(home).resolve(".local").resolve("state");
        }
        if (!state.isAbsolute()) {
            throw new IllegalArgumentException(
                    "JetStream needs a directory (-sd): there is no home directory to take one in");
        }
        return state.resolve("topz").resolve(port < 1 ? "any-port" : Integer.toString(port));
    }

    /** The options of JetStream for the server on that port; null when JetStream is off. */
    @Nullable
    JetStreamOptions options(int port) {
        if (!given.jetStream) {
            return null;
        }
        Path directory = Objects.requireNonNullElseGet(
                given.storeDirectory, () -> defaultStore(System.getenv(), System.getProperty("user.home", ""), port));
        JetStreamOptionsBuilder options =
                JetStreamOptionsBuilder.builder(JetStreamOptions.in(directory)).domain(given.domain);
        if (given.syncInterval != null) {
            options.syncInterval(given.syncInterval);
        }
        if (given.maxMemory != null) {
            options.maxMemoryBytes(given.maxMemory);
        }
        if (given.maxStorage != null) {
            options.maxStorageBytes(given.maxStorage);
        }
        if (given.maxBackups != null) {
            options.maxBackups(given.maxBackups);
        }
        if (given.maxMessageIds != null) {
            options.maxMessageIdBytes(given.maxMessageIds);
        }
        if (given.maxInbox != null) {
            options.maxInboxBytes(given.maxInbox);
        }
        if (given.maxApiBurst != null) {
            options.maxApiBurst(given.maxApiBurst);
        }
        if (given.monitorTimeout != null) {
            options.monitorTimeout(given.monitorTimeout);
        }
        return options.build();
    }

    /** Parses {@code always} or a time such as 2m. */
    static final class SyncInterval implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return text.equals("always") ? Duration.ZERO : new LimitFlags.Time().convert(text);
        }
    }
}
