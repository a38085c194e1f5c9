package io.topz.broker.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.store.StoreFiles;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The options of JetStream: directories and limits.
 *
 * @param storeDirectory where streams are kept; {@code jetstream} is made below it
 * @param maxMemoryBytes how much memory streams may take, -1 for three quarters of the heap
 * @param maxStorageBytes how much disk streams may take, -1 for three quarters of what is free at the start
 * @param syncInterval how often what was written is forced to the disk; zero forces it before anything is acknowledged
 * @param domain name of this JetStream, empty for none
 * @param maxInboxBytes how much may wait for the JetStream thread; publishers are slowed down before, and refused beyond
 * @param maxBackups how many snapshots and restores of streams may be under way at once
 * @param maxApiBurst how much time of the JetStream thread a client may take with API requests of more than ten milliseconds before it
 *     is made to wait, so that a tenth of the thread is left to it
 * @param maxMessageIdBytes how much heap the message ids of the duplicate windows may take, -1 for a quarter of the heap; a message
 *     with an id is refused beyond
 * @param monitorTimeout how long a monitoring document may wait for the JetStream thread
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

    /** Refuses what cannot work. A relative directory is one of the working directory of now. */
    public JetStreamOptions {
        storeDirectory = storeDirectory.toAbsolutePath();
        require(maxMemoryBytes >= -1, "maxMemoryBytes must be -1 or more, not " + maxMemoryBytes);
        require(maxStorageBytes >= -1, "maxStorageBytes must be -1 or more, not " + maxStorageBytes);
        require(maxMessageIdBytes >= -1, "maxMessageIdBytes must be -1 or more, not " + maxMessageIdBytes);
        require(!syncInterval.isNegative(), "syncInterval may not be negative, but is " + syncInterval);
        require(domain.matches("[^.*> \t]*"), "a domain may not hold dots, wildcards or blanks: " + domain);
        require(!maxApiBurst.isNegative(), "maxApiBurst may not be negative, but is " + maxApiBurst);
        require(maxBackups > 0, "maxBackups must be positive, not " + maxBackups);
        require(!monitorTimeout.isNegative() && !monitorTimeout.isZero(), "monitorTimeout must be positive");
        require(maxInboxBytes > 0, "maxInboxBytes must be positive, not " + maxInboxBytes);
    }

    /** The defaults, with streams kept below {@code storeDirectory}. */
    public static JetStreamOptions in(Path storeDirectory) {
        return new JetStreamOptions(
                storeDirectory,
                -1,
                -1,
                Duration.ZERO,
                "",
                64 * MIB,
                16,
                Duration.ofMillis(250),
                -1,
                Duration.ofSeconds(1),
                StoreFiles.DISK);
    }

    /** Whether acknowledged means forced to the disk. */
    public boolean isSyncAlways() {
        return syncInterval.isZero();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
