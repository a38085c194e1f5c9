package io.topz.broker.jetstream.config;

import io.topz.collectors.document.ConsumerLimits;
import io.topz.collectors.document.ExternalStream;
import io.topz.collectors.document.Republish;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.SubjectTransform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes the configuration of a stream with the defaults of nats-server. */
final class StreamDefaults {

    private static final long SECOND = 1_000_000_000L;
    private static final long DUPLICATE_WINDOW = 120 * SECOND;

    private StreamDefaults() {}

    /** The complete configuration, without fields of later versions, as in nats-server 2.10.27. */
    static StreamConfig complete(StreamConfig config) {
        return StreamConfigBuilder.builder(config)
                .description(unlessEmpty(config.description()))
                .subjects(subjects(config))
                .retention(or(config.retention(), "limits"))
                .maxConsumers(unlimited(config.maxConsumers()))
                .maxMsgs(unlimited(config.maxMsgs()))
                .maxBytes(unlimited(config.maxBytes()))
                .maxAge(or(config.maxAge(), 0L))
                .maxMsgsPerSubject(unlimited(config.maxMsgsPerSubject()))
                .maxMsgSize(unlimited(config.maxMsgSize()))
                .discard(or(config.discard(), "old"))
                .storage(or(config.storage(), "file"))
                .numReplicas(replicas(config.numReplicas()))
                .noAck(onlyTrue(config.noAck()))
                .duplicateWindow(duplicateWindow(config))
                .mirror(config.mirror() == null ? null : source(config.mirror()))
                .sources(sources(config.sources()))
                .compression(or(config.compression(), "none"))
                .firstSeq(unlessZero(config.firstSeq()))
                .subjectTransform(transform(config.subjectTransform()))
                .republish(republish(config.republish()))
                .allowDirect(isTrue(config.allowDirect()))
                .mirrorDirect(isTrue(config.mirrorDirect()))
                .discardNewPerSubject(onlyTrue(config.discardNewPerSubject()))
                .sealed(isTrue(config.sealed()))
                .denyDelete(isTrue(config.denyDelete()))
                .denyPurge(isTrue(config.denyPurge()))
                .allowRollupHdrs(isTrue(config.allowRollupHdrs()))
                .consumerLimits(consumerLimits(config.consumerLimits()))
                .allowMsgTtl(null)
                .subjectDeleteMarkerTtl(null)
                .allowMsgCounter(null)
                .allowAtomic(null)
                .allowMsgSchedules(null)
                .persistMode(null)
                .allowBatched(null)
                .metadata(metadata(config.metadata()))
                .build();
    }

    private static @Nullable List<String> subjects(StreamConfig config) {
        List<String> subjects = config.subjects();
        if (subjects != null && !subjects.isEmpty()) {
            return List.copyOf(subjects);
        }
        boolean fed = config.mirror() != null || unlessNone(config.sources()) != null;
        return fed ? null : List.of(String.valueOf(config.name()));
    }

    private static @Nullable Long duplicateWindow(StreamConfig config) {
        Long window = unlessZero(config.duplicateWindow());
        if (window != null || config.mirror() != null) {
            return window;
        }
        long maxAge = or(config.maxAge(), 0L);
        return maxAge != 0 && maxAge < DUPLICATE_WINDOW ? maxAge : DUPLICATE_WINDOW;
    }

    private static @Nullable List<StreamSource> sources(@Nullable List<StreamSource> sources) {
        return unlessNone(sources) == null || sources == null
                ? null
                : sources.stream().map(StreamDefaults::source).toList();
    }

    private static StreamSource source(StreamSource source) {
        ExternalStream external = source.external();
        return new StreamSource(
                or(source.name(), ""),
                unlessZero(source.optStartSeq()),
                source.optStartTime(),
                unlessEmpty(source.filterSubject()),
                transforms(source.subjectTransforms()),
                external == null ? null : new ExternalStream(or(external.api(), ""), or(external.deliver(), "")),
                null);
    }

    private static Long replicas(@Nullable Long replicas) {
        return replicas == null || replicas == 0 ? 1L : replicas;
    }

    private static Long unlimited(@Nullable Long limit) {
        return limit == null || limit == 0 ? -1L : limit;
    }

    private static @Nullable SubjectTransform transform(@Nullable SubjectTransform transform) {
        return transform == null ? null : new SubjectTransform(or(transform.src(), ""), or(transform.dest(), ""));
    }

    private static @Nullable List<SubjectTransform> transforms(@Nullable List<SubjectTransform> transforms) {
        return transforms == null || transforms.isEmpty()
                ? null
                : transforms.stream()
                        .map(each -> new SubjectTransform(or(each.src(), ""), or(each.dest(), "")))
                        .toList();
    }

    private static @Nullable Republish republish(@Nullable Republish republish) {
        return republish == null
                ? null
                : new Republish(
                        or(unlessEmpty(republish.src()), ">"),
                        or(republish.dest(), ""),
                        onlyTrue(republish.headersOnly()));
    }

    private static ConsumerLimits consumerLimits(@Nullable ConsumerLimits limits) {
        return limits == null
                ? new ConsumerLimits(null, null)
                : new ConsumerLimits(unlessZero(limits.inactiveThreshold()), unlessZero(limits.maxAckPending()));
    }

    private static @Nullable Map<String, String> metadata(@Nullable Map<String, String> metadata) {
        return metadata == null || metadata.isEmpty() ? null : metadata;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable String unlessEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable Long unlessZero(@Nullable Long number) {
        return number == null || number == 0 ? null : number;
    }

    private static <T> @Nullable List<T> unlessNone(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    private static Boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable Boolean onlyTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? true : null;
    }
}
