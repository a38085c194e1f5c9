package io.topz.broker.options;

import static io.topz.broker.options.Requirements.require;
import static io.topz.broker.options.Requirements.requirePositive;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.store.StoreFiles;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of NATS Streaming.
 *
 * @param clusterId name of the service, which clients give when they connect
 * @param storeDirectory where channels are kept, {@code streaming} is made below it; null keeps them in memory
 * @param syncInterval how often what was written is forced to the disk; zero forces it before anything is acknowledged
 * @param limits the limits of the store and of its channels
 * @param heartbeatInterval the time between two heartbeats to a client
 * @param heartbeatTimeout how long a client may take to answer one
 * @param maxHeartbeatFailures a client that has missed more heartbeats in a row than this is closed
 * @param replaceDurable whether a durable subscription that is online is replaced by a new one, which is refused otherwise
 * @param maxInboxBytes how much may wait for the thread of the service; publishers are slowed down before, and refused beyond
 * @param monitorTimeout how long a monitoring document may wait for the thread of the service
 * @param files the file system of the store
 */
@RecordBuilder
public record StreamingOptions(
        String clusterId,
        @Nullable Path storeDirectory,
        Duration syncInterval,
        StoreLimits limits,
        Duration heartbeatInterval,
        Duration heartbeatTimeout,
        int maxHeartbeatFailures,
        boolean replaceDurable,
        long maxInboxBytes,
        Duration monitorTimeout,
        StoreFiles files) {

    /** The version of nats-streaming-server whose protocol and documents are implemented. */
    public static final String VERSION = "0.25.6";

    /** The defaults of nats-streaming-server, which keep everything in memory. */
    public static final StreamingOptions DEFAULT = StreamingOptionsBuilder.builder()
            .clusterId("test-cluster")
            .syncInterval(Duration.ZERO)
            .limits(StoreLimits.DEFAULT)
            .heartbeatInterval(Duration.ofSeconds(30))
            .heartbeatTimeout(Duration.ofSeconds(10))
            .maxHeartbeatFailures(10)
            .replaceDurable(false)
            .maxInboxBytes(64L * 1024 * 1024)
            .monitorTimeout(Duration.ofSeconds(1))
            .files(StoreFiles.DISK)
            .build();

    /** Refuses what cannot work. A relative directory is one of the working directory of now. */
    public StreamingOptions {
        storeDirectory = storeDirectory == null ? null : storeDirectory.toAbsolutePath();
        require(
                clusterId.matches("[A-Za-z0-9_-]+"),
                "a cluster id may only hold letters, digits, - and _, not \"" + clusterId + "\"");
        require(!syncInterval.isNegative(), "syncInterval may not be negative, but is " + syncInterval);
        requirePositive(heartbeatInterval, "heartbeatInterval");
        requirePositive(heartbeatTimeout, "heartbeatTimeout");
        require(maxHeartbeatFailures >= 0, "maxHeartbeatFailures may not be negative, but is " + maxHeartbeatFailures);
        require(maxInboxBytes > 0, "maxInboxBytes must be positive, not " + maxInboxBytes);
        requirePositive(monitorTimeout, "monitorTimeout");
    }
}
