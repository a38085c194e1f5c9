package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a stream.
 *
 * @param name cluster name; since 2.2.0
 * @param description since 2.3.3
 * @param subjects never in jsz; since 2.2.0
 * @param retention since 2.2.0
 * @param maxConsumers since 2.2.0
 * @param maxMsgs since 2.2.0
 * @param maxBytes since 2.2.0
 * @param maxAge (nanoseconds); since 2.2.0
 * @param maxMsgsPerSubject since 2.3.0
 * @param maxMsgSize since 2.2.0
 * @param discard since 2.2.0
 * @param storage bytes used in file streams; since 2.2.0
 * @param numReplicas since 2.2.0
 * @param noAck since 2.2.0
 * @param duplicateWindow (nanoseconds); since 2.2.0
 * @param placement since 2.2.0
 * @param mirror StreamSourceInfo; only where the mirror runs (leader); since 2.2.0
 * @param sources StreamSourceInfo; since 2.2.0
 * @param compression since 2.10.0
 * @param firstSeq since 2.10.0
 * @param subjectTransform since 2.10.0
 * @param republish since 2.8.3
 * @param allowDirect since 2.9.0
 * @param mirrorDirect since 2.9.0
 * @param discardNewPerSubject since 2.9.1
 * @param sealed since 2.6.2
 * @param denyDelete since 2.6.2
 * @param denyPurge since 2.6.2
 * @param allowRollupHdrs since 2.6.2
 * @param consumerLimits since 2.10.0
 * @param allowMsgTtl since 2.11.0
 * @param subjectDeleteMarkerTtl (nanoseconds); since 2.11.0
 * @param allowMsgCounter since 2.12.0
 * @param allowAtomic since 2.12.0
 * @param allowMsgSchedules since 2.12.0
 * @param persistMode since 2.12.0
 * @param allowBatched since 2.14.0
 * @param metadata server metadata map; since 2.10.0
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
        @Nullable JsonNode placement,
        @Nullable JsonNode mirror,
        @Nullable List<JsonNode> sources,
        @Nullable String compression,
        @Uint64 @Nullable Long firstSeq,
        @Nullable JsonNode subjectTransform,
        @Nullable JsonNode republish,
        @Nullable Boolean allowDirect,
        @Nullable Boolean mirrorDirect,
        @Nullable Boolean discardNewPerSubject,
        @Nullable Boolean sealed,
        @Nullable Boolean denyDelete,
        @Nullable Boolean denyPurge,
        @Nullable Boolean allowRollupHdrs,
        @Nullable JsonNode consumerLimits,
        @Nullable Boolean allowMsgTtl,
        @Nullable Long subjectDeleteMarkerTtl,
        @Nullable Boolean allowMsgCounter,
        @Nullable Boolean allowAtomic,
        @Nullable Boolean allowMsgSchedules,
        @Nullable String persistMode,
        @Nullable Boolean allowBatched,
        @Nullable Map<String, String> metadata) {}
