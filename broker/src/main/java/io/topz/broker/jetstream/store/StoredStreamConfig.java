package io.topz.broker.jetstream.store;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.Uint64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a stream as it stands in a file. */
@RecordBuilder
public record StoredStreamConfig(
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
        @Nullable StoredPlacement placement,
        @Nullable StoredSource mirror,
        @Nullable List<StoredSource> sources,
        @Nullable String compression,
        @Uint64 @Nullable Long firstSeq,
        @Nullable StoredTransform subjectTransform,
        @Nullable StoredRepublish republish,
        @Nullable Boolean allowDirect,
        @Nullable Boolean mirrorDirect,
        @Nullable Boolean discardNewPerSubject,
        @Nullable Boolean sealed,
        @Nullable Boolean denyDelete,
        @Nullable Boolean denyPurge,
        @Nullable Boolean allowRollupHdrs,
        @Nullable StoredConsumerLimits consumerLimits,
        @Nullable Boolean allowMsgTtl,
        @Nullable Long subjectDeleteMarkerTtl,
        @Nullable Boolean allowMsgCounter,
        @Nullable Boolean allowAtomic,
        @Nullable Boolean allowMsgSchedules,
        @Nullable String persistMode,
        @Nullable Boolean allowBatched,
        @Nullable Map<String, String> metadata) {

    static StoredStreamConfig of(StreamConfig config) {
        return StoredStreamConfigBuilder.builder()
                .name(config.name())
                .description(config.description())
                .subjects(config.subjects())
                .retention(config.retention())
                .maxConsumers(config.maxConsumers())
                .maxMsgs(config.maxMsgs())
                .maxBytes(config.maxBytes())
                .maxAge(config.maxAge())
                .maxMsgsPerSubject(config.maxMsgsPerSubject())
                .maxMsgSize(config.maxMsgSize())
                .discard(config.discard())
                .storage(config.storage())
                .numReplicas(config.numReplicas())
                .noAck(config.noAck())
                .duplicateWindow(config.duplicateWindow())
                .placement(StoredPlacement.of(config.placement()))
                .mirror(config.mirror() == null ? null : StoredSource.of(config.mirror()))
                .sources(StoredSource.all(config.sources()))
                .compression(config.compression())
                .firstSeq(config.firstSeq())
                .subjectTransform(StoredTransform.of(config.subjectTransform()))
                .republish(StoredRepublish.of(config.republish()))
                .allowDirect(config.allowDirect())
                .mirrorDirect(config.mirrorDirect())
                .discardNewPerSubject(config.discardNewPerSubject())
                .sealed(config.sealed())
                .denyDelete(config.denyDelete())
                .denyPurge(config.denyPurge())
                .allowRollupHdrs(config.allowRollupHdrs())
                .consumerLimits(StoredConsumerLimits.of(config.consumerLimits()))
                .allowMsgTtl(config.allowMsgTtl())
                .subjectDeleteMarkerTtl(config.subjectDeleteMarkerTtl())
                .allowMsgCounter(config.allowMsgCounter())
                .allowAtomic(config.allowAtomic())
                .allowMsgSchedules(config.allowMsgSchedules())
                .persistMode(config.persistMode())
                .allowBatched(config.allowBatched())
                .metadata(config.metadata())
                .build();
    }

    StreamConfig toDocument() {
        return StreamConfigBuilder.builder()
                .name(name)
                .description(description)
                .subjects(subjects)
                .retention(retention)
                .maxConsumers(maxConsumers)
                .maxMsgs(maxMsgs)
                .maxBytes(maxBytes)
                .maxAge(maxAge)
                .maxMsgsPerSubject(maxMsgsPerSubject)
                .maxMsgSize(maxMsgSize)
                .discard(discard)
                .storage(storage)
                .numReplicas(numReplicas)
                .noAck(noAck)
                .duplicateWindow(duplicateWindow)
                .placement(placement == null ? null : placement.toDocument())
                .mirror(mirror == null ? null : mirror.toDocument())
                .sources(StoredSource.toDocuments(sources))
                .compression(compression)
                .firstSeq(firstSeq)
                .subjectTransform(subjectTransform == null ? null : subjectTransform.toDocument())
                .republish(republish == null ? null : republish.toDocument())
                .allowDirect(allowDirect)
                .mirrorDirect(mirrorDirect)
                .discardNewPerSubject(discardNewPerSubject)
                .sealed(sealed)
                .denyDelete(denyDelete)
                .denyPurge(denyPurge)
                .allowRollupHdrs(allowRollupHdrs)
                .consumerLimits(consumerLimits == null ? null : consumerLimits.toDocument())
                .allowMsgTtl(allowMsgTtl)
                .subjectDeleteMarkerTtl(subjectDeleteMarkerTtl)
                .allowMsgCounter(allowMsgCounter)
                .allowAtomic(allowAtomic)
                .allowMsgSchedules(allowMsgSchedules)
                .persistMode(persistMode)
                .allowBatched(allowBatched)
                .metadata(metadata)
                .build();
    }
}
