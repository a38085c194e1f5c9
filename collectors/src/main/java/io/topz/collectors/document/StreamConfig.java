package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a stream.
 *
 * @param name name
 * @param description free text (since 2.3.3)
 * @param subjects subjects that it captures
 * @param retention {@code limits}, {@code interest} or {@code workqueue}
 * @param maxConsumers consumers at most, -1 for no limit
 * @param maxMsgs messages at most, -1 for no limit
 * @param maxBytes bytes at most, -1 for no limit
 * @param maxAge age of a message at most, 0 for no limit (nanoseconds)
 * @param maxMsgsPerSubject messages of one subject at most, -1 for no limit (since 2.3.0)
 * @param maxMsgSize bytes of a message at most, -1 for no limit
 * @param discard which messages go at a limit: {@code old} or {@code new}
 * @param storage {@code file} or {@code memory}
 * @param numReplicas copies
 * @param noAck whether publishers get no acknowledgement
 * @param duplicateWindow how long message ids are remembered (nanoseconds)
 * @param placement where replicas may be
 * @param mirror stream that it copies
 * @param sources streams from which it gathers, as mirror
 * @param compression {@code none} or {@code s2} (since 2.10.0)
 * @param firstSeq sequence of its first message (since 2.10.0)
 * @param subjectTransform how subjects are rewritten (since 2.10.0)
 * @param republish where messages are sent once stored (since 2.8.3)
 * @param allowDirect whether every replica answers requests for a message (since 2.9.0)
 * @param mirrorDirect whether mirrors answer them, too (since 2.9.0)
 * @param discardNewPerSubject whether discarding new messages is by subject (since 2.9.1)
 * @param sealed whether it is closed for good (since 2.6.2)
 * @param denyDelete whether messages cannot be deleted (since 2.6.2)
 * @param denyPurge whether it cannot be purged (since 2.6.2)
 * @param allowRollupHdrs whether a header may replace earlier messages (since 2.6.2)
 * @param consumerLimits limits of its consumers (since 2.10.0)
 * @param allowMsgTtl whether messages may have a life of their own (since 2.11.0)
 * @param subjectDeleteMarkerTtl life of the marker where the last message of a subject expired (nanoseconds, since
 *     2.11.0)
 * @param allowMsgCounter whether messages may be counters (since 2.12.0)
 * @param allowAtomic whether messages may be published in atomic batches (since 2.12.0)
 * @param allowMsgSchedules whether messages may be delayed (since 2.12.0)
 * @param persistMode {@code default} or {@code async} (since 2.12.0)
 * @param allowBatched whether messages may be published in fast batches (since 2.14.0)
 * @param metadata free key and value pairs (since 2.10.0)
 */
@RecordBuilder
public record StreamConfig(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> subjects,
        @Nullable String retention,
        @Nullable Long maxConsumers,
        @Nullable Long maxMsgs,
        @Nullable Long maxBytes,
        @Nullable Long maxAge,
        @Nullable Long maxMsgsPerSubject,
        @Nullable Long maxMsgSize,
        @Nullable String discard,
        @Nullable String storage,
        @Nullable Long numReplicas,
        @Nullable Boolean noAck,
        @Nullable Long duplicateWindow,
        @Nullable Placement placement,
        @Nullable StreamSource mirror,
        @Nullable List<StreamSource> sources,
        @Nullable String compression,
        @Uint64 @Nullable Long firstSeq,
        @Nullable SubjectTransform subjectTransform,
        @Nullable Republish republish,
        @Nullable Boolean allowDirect,
        @Nullable Boolean mirrorDirect,
        @Nullable Boolean discardNewPerSubject,
        @Nullable Boolean sealed,
        @Nullable Boolean denyDelete,
        @Nullable Boolean denyPurge,
        @Nullable Boolean allowRollupHdrs,
        @Nullable ConsumerLimits consumerLimits,
        @Nullable Boolean allowMsgTtl,
        @Nullable Long subjectDeleteMarkerTtl,
        @Nullable Boolean allowMsgCounter,
        @Nullable Boolean allowAtomic,
        @Nullable Boolean allowMsgSchedules,
        @Nullable String persistMode,
        @Nullable Boolean allowBatched,
        @Nullable Map<String, String> metadata) {}
