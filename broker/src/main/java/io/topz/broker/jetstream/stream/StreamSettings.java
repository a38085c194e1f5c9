package io.topz.broker.jetstream.stream;

import io.topz.collectors.document.StreamConfig;
import org.jspecify.annotations.Nullable;

/**
 * What of a configuration is looked at for every message. A limit that is not above 0 is none; durations are in nanoseconds.
 */
record StreamSettings(
        StorageType storage,
        Retention retention,
        long maxMessages,
        long maxBytes,
        long maxAge,
        long maxPerSubject,
        long maxMessageSize,
        boolean discardNew,
        boolean discardNewPerSubject,
        long duplicateWindow,
        boolean noAck,
        boolean sealed,
        boolean denyDelete,
        boolean denyPurge,
        boolean allowRollup) {

    /** {@code config} is complete. */
    static StreamSettings of(StreamConfig config) {
        return new StreamSettings(
                StorageType.of(String.valueOf(config.storage())),
                Retention.of(String.valueOf(config.retention())),
                number(config.maxMsgs()),
                number(config.maxBytes()),
                number(config.maxAge()),
                number(config.maxMsgsPerSubject()),
                config.maxMsgSize() == null ? -1 : config.maxMsgSize(),
                "new".equals(config.discard()),
                isTrue(config.discardNewPerSubject()),
                number(config.duplicateWindow()),
                isTrue(config.noAck()),
                isTrue(config.sealed()),
                isTrue(config.denyDelete()),
                isTrue(config.denyPurge()),
                isTrue(config.allowRollupHdrs()));
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
