package io.topz.broker.jetstream.config;

import static io.topz.broker.jetstream.config.StreamRules.number;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.ExternalStream;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.SubjectTransform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules for the mirror and the sources of a stream. */
final class SourceRules {

    private final Function<String, @Nullable StreamConfig> others;

    SourceRules(Function<String, @Nullable StreamConfig> others) {
        this.others = others;
    }

    /** The configuration, completed by what it inherits from the stream that it mirrors. */
    StreamConfig checked(StreamConfig config) throws JetStreamException {
        StreamConfig complete = config;
        StreamSource mirror = config.mirror();
        if (mirror != null) {
            complete = mirror(config, mirror);
        }
        Set<Object> seen = new HashSet<>();
        for (StreamSource source : sources(config)) {
            source(config, source);
            if (!seen.add(List.of(
                    String.valueOf(source.name()),
                    String.valueOf(source.filterSubject()),
                    String.valueOf(source.subjectTransforms()),
                    String.valueOf(source.external())))) {
                throw JetStreamError.SOURCE_DUPLICATE_DETECTED.exception();
            }
        }
        requireNoCycle(complete);
        return complete;
    }

    private static List<StreamSource> sources(StreamConfig config) {
        return config.sources() == null ? List.of() : config.sources();
    }

    private StreamConfig mirror(StreamConfig config, StreamSource mirror) throws JetStreamException {
        if (config.firstSeq() != null) {
            throw JetStreamError.MIRROR_WITH_FIRST_SEQ.exception();
        }
        if (config.subjects() != null) {
            throw JetStreamError.MIRROR_WITH_SUBJECTS.exception();
        }
        if (config.sources() != null) {
            throw JetStreamError.MIRROR_WITH_SOURCES.exception();
        }
        if (mirror.filterSubject() != null && mirror.subjectTransforms() != null) {
            throw JetStreamError.MIRROR_MULTIPLE_FILTERS_NOT_ALLOWED.exception();
        }
        requireTransforms(
                mirror,
                JetStreamError.MIRROR_INVALID_SUBJECT_FILTER,
                JetStreamError.MIRROR_OVERLAPPING_SUBJECT_FILTERS);
        if (mirror.external() != null) {
            requireExternal(mirror.external());
            return config;
        }
        if (!AssetNames.isValid(String.valueOf(mirror.name()))) {
            throw JetStreamError.MIRROR_INVALID_STREAM_NAME.exception();
        }
        StreamConfig origin = others.apply(String.valueOf(mirror.name()));
        if (origin == null) {
            return config;
        }
        if (isSmaller(config, origin)) {
            throw JetStreamError.MIRROR_MAX_MESSAGE_SIZE_TOO_BIG.exception();
        }
        return StreamConfigBuilder.builder(config)
                .mirrorDirect(origin.allowDirect())
                .build();
    }

    private static boolean isSmaller(StreamConfig config, StreamConfig origin) {
        long size = number(config.maxMsgSize());
        return size > 0 && number(origin.maxMsgSize()) > 0 && size < number(origin.maxMsgSize());
    }

    private void source(StreamConfig config, StreamSource source) throws JetStreamException {
        if (!AssetNames.isValid(String.valueOf(source.name()))) {
            throw JetStreamError.SOURCE_INVALID_STREAM_NAME.exception();
        }
        if (source.filterSubject() != null && source.subjectTransforms() != null) {
            throw JetStreamError.SOURCE_MULTIPLE_FILTERS_NOT_ALLOWED.exception();
        }
        String filter = source.filterSubject();
        if (filter != null && !StreamRules.isValidSubject(filter)) {
            throw JetStreamError.STREAM_CREATE.exception(
                    "subject filter '" + filter + "' for the source: invalid subject");
        }
        requireTransforms(
                source,
                JetStreamError.SOURCE_INVALID_SUBJECT_FILTER,
                JetStreamError.SOURCE_OVERLAPPING_SUBJECT_FILTERS);
        if (source.external() != null) {
            requireExternal(source.external());
            return;
        }
        StreamConfig origin = others.apply(String.valueOf(source.name()));
        if (origin != null && isSmaller(config, origin)) {
            throw JetStreamError.SOURCE_MAX_MESSAGE_SIZE_TOO_BIG.exception();
        }
    }

    private static void requireTransforms(StreamSource source, JetStreamError invalid, JetStreamError overlapping)
            throws JetStreamException {
        List<SubjectTransform> transforms = source.subjectTransforms() == null ? List.of() : source.subjectTransforms();
        for (SubjectTransform transform : transforms) {
            String from = transform.src() == null ? "" : transform.src();
            if (!from.isEmpty() && !StreamRules.isValidSubject(from)) {
                throw invalid.exception();
            }
        }
        SubjectTrie origins =
                SubjectTrie.of(transforms.stream().map(SourceRules::from).toList());
        if (origins.overlapsItself()) {
            throw overlapping.exception();
        }
    }

    private static String from(SubjectTransform transform) {
        return transform.src() == null || transform.src().isEmpty() ? ">" : transform.src();
    }

    private static void requireExternal(ExternalStream external) throws JetStreamException {
        String deliver = String.valueOf(external.deliver());
        String api = String.valueOf(external.api());
        if (!deliver.isEmpty() && !Subjects.isLiteral(ByteString.of(deliver))) {
            throw JetStreamError.STREAM_INVALID_EXTERNAL_DELIVERY_SUBJ.exception(deliver);
        }
        if (!api.isEmpty() && Subjects.overlap(ByteString.of(api), ByteString.of("$JS.API"))) {
            throw JetStreamError.STREAM_EXTERNAL_API_OVERLAP.exception(api, "$JS.API");
        }
    }

    private void requireNoCycle(StreamConfig config) throws JetStreamException {
        Set<String> visited = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<StreamConfig> toVisit = new ArrayDeque<>(List.of(config));
        while (!toVisit.isEmpty()) {
            StreamConfig visiting = toVisit.remove();
            visited.add(String.valueOf(visiting.name()));
            requireNoWayBack(visiting, visited);
            for (StreamSource source : origins(visiting)) {
                String name = String.valueOf(source.name());
                StreamConfig origin = visited.contains(name) || !seen.add(name) ? null : others.apply(name);
                if (origin != null) {
                    toVisit.add(origin);
                }
            }
        }
    }

    /**
     * Refuses cycles of mirrors and sources: a message must not return to a stream in {@code visited}. A mirror passes on every message; a
     * source passes on those that its filter matches.
     */
    private static void requireNoWayBack(StreamConfig config, Set<String> visited) throws JetStreamException {
        List<String> filters = new ArrayList<>();
        for (StreamSource source : origins(config)) {
            if (visited.contains(String.valueOf(source.name()))) {
                if (source == config.mirror() || source.filterSubject() == null) {
                    throw StreamRules.invalid("detected cycle");
                }
                filters.add(source.filterSubject());
            }
        }
        List<String> subjects = config.subjects() == null ? List.of() : config.subjects();
        if (SubjectTrie.overlap(subjects, filters)) {
            throw StreamRules.invalid("detected cycle");
        }
    }

    /** The streams of this account that a stream mirrors or sources. */
    private static List<StreamSource> origins(StreamConfig config) {
        List<StreamSource> origins = new ArrayList<>(sources(config));
        if (config.mirror() != null) {
            origins.add(config.mirror());
        }
        origins.removeIf(source -> source.external() != null);
        return origins;
    }
}
