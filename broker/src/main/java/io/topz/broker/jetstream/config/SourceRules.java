package io.topz.broker.jetstream.config;

import static io.topz.broker.jetstream.config.StreamRules.number;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.ExternalStream;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.SubjectTransform;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is demanded of the streams that a stream copies or gathers from. */
final class SourceRules {

    private final Function<String, @Nullable StreamConfig> others;

    SourceRules(Function<String, @Nullable StreamConfig> others) {
        this.others = others;
    }

    /** The configuration, with what it takes over from the stream that it copies. */
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
        for (int i = 0; i < transforms.size(); i++) {
            for (int j = i + 1; j < transforms.size(); j++) {
                if (Subjects.overlap(from(transforms.get(i)), from(transforms.get(j)))) {
                    throw overlapping.exception();
                }
            }
        }
    }

    private static ByteString from(SubjectTransform transform) {
        return ByteString.of(transform.src() == null || transform.src().isEmpty() ? ">" : transform.src());
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
        Deque<StreamConfig> toVisit = new ArrayDeque<>(List.of(config));
        while (!toVisit.isEmpty()) {
            StreamConfig visiting = toVisit.remove();
            visited.add(String.valueOf(visiting.name()));
            for (StreamSource source : sources(visiting)) {
                visit(source, visited, toVisit, feeds(visiting, source));
            }
            StreamSource mirror = visiting.mirror();
            if (mirror != null) {
                visit(mirror, visited, toVisit, true);
            }
        }
    }

    private void visit(StreamSource source, Set<String> visited, Deque<StreamConfig> toVisit, boolean feeds)
            throws JetStreamException {
        String name = String.valueOf(source.name());
        if (source.external() != null) {
            return;
        }
        if (visited.contains(name)) {
            if (feeds) {
                throw StreamRules.invalid("detected cycle");
            }
            return;
        }
        StreamConfig origin = others.apply(name);
        if (origin != null) {
            toVisit.add(origin);
        }
    }

    /** Whether what comes from there could come back: some subject of the stream overlaps with what it gathers. */
    private static boolean feeds(StreamConfig config, StreamSource source) {
        String filter = source.filterSubject();
        if (filter == null) {
            return true;
        }
        List<String> subjects = config.subjects() == null ? List.of() : config.subjects();
        for (String subject : subjects) {
            if (Subjects.overlap(ByteString.of(subject), ByteString.of(filter))) {
                return true;
            }
        }
        return false;
    }
}
