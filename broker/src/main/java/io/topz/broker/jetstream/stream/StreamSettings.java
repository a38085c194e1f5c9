package io.topz.broker.jetstream.stream;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.subject.mapping.SubjectMapping;
import io.topz.collectors.document.Republish;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.SubjectTransform;
import org.jspecify.annotations.Nullable;

/** The settings of a stream that are needed for every message. A limit of 0 or less means unlimited; durations are in nanoseconds. */
@RecordBuilder
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
        return StreamSettingsBuilder.builder()
                .storage(StorageType.of(String.valueOf(config.storage())))
                .retention(Retention.of(String.valueOf(config.retention())))
                .maxMessages(number(config.maxMsgs()))
                .maxBytes(number(config.maxBytes()))
                .maxAge(number(config.maxAge()))
                .maxPerSubject(number(config.maxMsgsPerSubject()))
                .maxMessageSize(config.maxMsgSize() == null ? -1 : config.maxMsgSize())
                .discardNew("new".equals(config.discard()))
                .discardNewPerSubject(isTrue(config.discardNewPerSubject()))
                .duplicateWindow(number(config.duplicateWindow()))
                .noAck(isTrue(config.noAck()))
                .sealed(isTrue(config.sealed()))
                .denyDelete(isTrue(config.denyDelete()))
                .denyPurge(isTrue(config.denyPurge()))
                .allowRollup(isTrue(config.allowRollupHdrs()))
                .transform(transform(config.subjectTransform()))
                .republish(republish(config.republish()))
                .republishHeadersOnly(
                        config.republish() != null && isTrue(config.republish().headersOnly()))
                .build();
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
