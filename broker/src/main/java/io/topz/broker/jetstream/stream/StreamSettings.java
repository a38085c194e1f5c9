package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.mapping.SubjectMapping;
import io.topz.collectors.document.Republish;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.SubjectTransform;
import org.jspecify.annotations.Nullable;

/** The settings of a stream that are needed for every message. A limit of 0 or less means unlimited; durations are in nanoseconds. */
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
        boolean allowRollup,
        @Nullable SubjectMapping transform,
        @Nullable SubjectMapping republish,
        boolean republishHeadersOnly) {

    /** Derives the settings from {@code config}, which must be complete. */
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
                isTrue(config.allowRollupHdrs()),
                transform(config.subjectTransform()),
                republish(config.republish()),
                config.republish() != null && isTrue(config.republish().headersOnly()));
    }

    private static @Nullable SubjectMapping transform(@Nullable SubjectTransform transform) {
        return transform == null ? null : Republisher.mapping(transform.src(), transform.dest());
    }

    private static @Nullable SubjectMapping republish(@Nullable Republish republish) {
        return republish == null ? null : Republisher.mapping(republish.src(), republish.dest());
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
