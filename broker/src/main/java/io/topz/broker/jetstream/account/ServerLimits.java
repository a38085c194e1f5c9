package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.stream.StorageBudget;
import io.topz.broker.jetstream.stream.StorageBudgets;
import io.topz.broker.options.JetStreamOptions;
import java.io.File;

/** The default limits of JetStream on this machine. */
public final class ServerLimits {

    private ServerLimits() {}

    static StorageBudgets budgets(JetStreamOptions options) {
        return new StorageBudgets(
                new StorageBudget(memoryBytes(options)),
                new StorageBudget(storageBytes(options)),
                new StorageBudget(messageIdBytes(options)));
    }

    /** The limit of streams in memory, by default three quarters of the heap. */
    public static long memoryBytes(JetStreamOptions options) {
        return options.maxMemoryBytes() >= 0
                ? options.maxMemoryBytes()
                : Runtime.getRuntime().maxMemory() / 4 * 3;
    }

    /** The heap limit for the message ids of duplicate windows, by default a quarter of the heap. */
    private static long messageIdBytes(JetStreamOptions options) {
        return options.maxMessageIdBytes() >= 0
                ? options.maxMessageIdBytes()
                : Runtime.getRuntime().maxMemory() / 4;
    }

    /** The limit of streams on disk, by default three quarters of the free space. */
    public static long storageBytes(JetStreamOptions options) {
        if (options.maxStorageBytes() >= 0) {
            return options.maxStorageBytes();
        }
        File directory = options.storeDirectory().toFile();
        while (directory != null && !directory.exists()) {
            directory = directory.getParentFile();
        }
        long free = directory == null ? 0 : directory.getUsableSpace();
        return free / 4 * 3;
    }
}
