package io.topz.broker.jetstream.account;

import io.topz.broker.options.JetStreamOptions;
import java.io.File;

/** The default limits of JetStream on this machine. */
public final class ServerLimits {

    private ServerLimits() {}

    /** Of the heap. */
    public static long memoryBytes(JetStreamOptions options) {
        return options.maxMemoryBytes() >= 0
                ? options.maxMemoryBytes()
                : Runtime.getRuntime().maxMemory() / 4 * 3;
    }

    /** Of the heap, for the message ids of duplicate windows. */
    public static long messageIdBytes(JetStreamOptions options) {
        return options.maxMessageIdBytes() >= 0
                ? options.maxMessageIdBytes()
                : Runtime.getRuntime().maxMemory() / 4;
    }

    /** Of the disk. */
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
