package io.topz.app;

import io.topz.broker.jetstream.JetStreamOptions;
import io.topz.broker.jetstream.JetStreamOptionsBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** JetStream as flags: nats-server's own, and those that it has in its configuration file only. */
final class JetStreamFlags {

    @ArgGroup(exclusive = false, heading = "%nJetStream: streams, consumers, key-value and object stores%n")
    private Given given = new Given();

    /** A flag that is absent leaves the default. */
    static final class Given {
        @Option(
                names = {"-js", "--jetstream"},
                description = "turn JetStream on")
        boolean jetStream;

        @Option(
                names = {"-sd", "--store_dir"},
                paramLabel = "DIR",
                description = "keep streams below this directory (default: topz in the directory for temporary files)")
        @Nullable
        Path storeDirectory;

        @Option(
                names = "--sync_interval",
                paramLabel = "TIME",
                description =
                        "force what was written to the disk this often; always (the default): before it is acknowledged",
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
                description = "disk for streams (default: three quarters of what is free)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxStorage;

        @Option(names = "--js_domain", paramLabel = "NAME", description = "domain of this JetStream", defaultValue = "")
        String domain = "";
    }

    /** What was asked for; null when JetStream stays off. */
    @Nullable
    JetStreamOptions options() {
        if (!given.jetStream) {
            return null;
        }
        Path directory = Objects.requireNonNullElseGet(
                given.storeDirectory, () -> Path.of(System.getProperty("java.io.tmpdir"), "topz"));
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
        return options.build();
    }

    /** Reads {@code always} or a time such as 2m. */
    static final class SyncInterval implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return text.equals("always") ? Duration.ZERO : new LimitFlags.Time().convert(text);
        }
    }
}
