package io.topz.broker.options;

import static io.topz.broker.options.Requirements.require;
import static io.topz.broker.options.Requirements.requirePositive;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.store.StoreFiles;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The options of JetStream: directories and limits.
 *
 * @param storeDirectory the directory of the store, in which {@code jetstream} is created
 * @param maxMemoryBytes the memory limit of all streams, -1 for three quarters of the heap
 * @param maxStorageBytes the disk limit of all streams, -1 for three quarters of the free space at the start
 * @param syncInterval the interval at which written data is forced to the disk; zero forces it before anything is acknowledged
 * @param domain the JetStream domain; empty if there is none
 * @param maxInboxBytes the bytes that may wait for the JetStream thread; publishers are slowed down before, and refused beyond
 * @param maxBackups the number of snapshots and restores of streams that may run at once
 * @param maxApiBurst the time of the JetStream thread that a client may take with API requests of more than ten milliseconds before it is
 *     delayed, so that it takes at most a tenth of the thread
 * @param maxMessageIdBytes the heap limit for the message ids of duplicate windows, -1 for a quarter of the heap; beyond it, a message with
 *     an id is refused
 * @param monitorTimeout the time that a monitoring document may wait for the JetStream thread
 * @param files the file system of the store
 */
@RecordBuilder
public record JetStreamOptions(
        Path storeDirectory,
        long maxMemoryBytes,
        long maxStorageBytes,
        Duration syncInterval,
        String domain,
        long maxInboxBytes,
        int maxBackups,
        Duration maxApiBurst,
        long maxMessageIdBytes,
        Duration monitorTimeout,
        StoreFiles files) {

    private static final long MIB = 1024 * 1024;

    /** Rejects invalid values, and resolves a relative directory against the current working directory. */
    public JetStreamOptions {
        storeDirectory = storeDirectory.toAbsolutePath();
        require(maxMemoryBytes >= -1, "maxMemoryBytes must be -1 or more, not " + maxMemoryBytes);
        require(maxStorageBytes >= -1, "maxStorageBytes must be -1 or more, not " + maxStorageBytes);
        require(maxMessageIdBytes >= -1, "maxMessageIdBytes must be -1 or more, not " + maxMessageIdBytes);
        require(!syncInterval.isNegative(), "syncInterval may not be negative, but is " + syncInterval);
        require(domain.matches("[^.*> \t]*"), "a domain may not hold dots, wildcards or blanks: " + domain);
        require(!maxApiBurst.isNegative(), "maxApiBurst may not be negative, but is " + maxApiBurst);
        require(maxBackups > 0, "maxBackups must be positive, not " + maxBackups);
        requirePositive(monitorTimeout, "monitorTimeout");
        require(maxInboxBytes > 0, "maxInboxBytes must be positive, not " + maxInboxBytes);
    }

    /** The defaults, with streams stored below {@code storeDirectory}. */
    public static JetStreamOptions in(Path storeDirectory) {
        return JetStreamOptionsBuilder.builder()
                .storeDirectory(storeDirectory)
                .maxMemoryBytes(-1)
                .maxStorageBytes(-1)
                .syncInterval(Duration.ZERO)
                .domain("")
                .maxInboxBytes(64 * MIB)
                .maxBackups(16)
                .maxApiBurst(Duration.ofMillis(250))
                .maxMessageIdBytes(-1)
                .monitorTimeout(Duration.ofSeconds(1))
                .files(StoreFiles.DISK)
                .build();
    }

    /** Whether data is forced to the disk before it is acknowledged. */
    public boolean isSyncAlways() {
        return syncInterval.isZero();
    }
}
