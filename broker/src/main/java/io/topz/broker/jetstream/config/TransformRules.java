package io.topz.broker.jetstream.config;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.broker.subject.mapping.MappingException;
import io.topz.broker.subject.mapping.SubjectMapping;
import io.topz.collectors.document.Republish;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.SubjectTransform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for subject transforms. */
final class TransformRules {

    private TransformRules() {}

    static void require(StreamConfig config) throws JetStreamException {
        if (config.republish() != null) {
            requireRepublish(config, config.republish());
        }
        for (StreamSource source : sources(config)) {
            for (SubjectTransform transform : transforms(source)) {
                requireDestination(transform.dest());
            }
        }
    }

    /** Checks the additional rules for a new stream. */
    static void requireForCreation(StreamConfig config) throws JetStreamException {
        SubjectTransform transform = config.subjectTransform();
        if (transform != null) {
            requireMapping(transform, "stream subject transform", "");
        }
        if (config.mirror() != null) {
            requireMappings(config.mirror(), " for the mirror");
        }
        for (StreamSource source : sources(config)) {
            requireMappings(source, " for the source");
        }
    }

    /** Checks the additional rules for the update of a stream. */
    static void requireForUpdate(StreamConfig config) throws JetStreamException {
        SubjectTransform transform = config.subjectTransform();
        String problem = transform == null ? null : problem(transform.src(), transform.dest());
        if (transform != null && problem != null) {
            throw JetStreamError.STREAM_UPDATE.exception(
                    "stream configuration for subject transform from '%s' to '%s': %s"
                            .formatted(transform.src(), transform.dest(), problem));
        }
        for (StreamSource source : sources(config)) {
            for (SubjectTransform each : transforms(source)) {
                String wrong = problem(each.src(), each.dest());
                if (wrong != null) {
                    throw JetStreamError.STREAM_UPDATE.exception(
                            "unable to get subject transform for source: " + wrong);
                }
            }
        }
    }

    private static List<StreamSource> sources(StreamConfig config) {
        return config.sources() == null ? List.of() : config.sources();
    }

    private static List<SubjectTransform> transforms(StreamSource source) {
        return source.subjectTransforms() == null ? List.of() : source.subjectTransforms();
    }

    /** Requires only that the destination is a subject and that its functions are known, not that the transform works. */
    private static void requireDestination(@Nullable String destination) throws JetStreamException {
        if (destination != null && !destination.isEmpty() && !SubjectMapping.isDestination(destination)) {
            throw JetStreamError.SOURCE_INVALID_TRANSFORM_DESTINATION.exception();
        }
    }

    private static void requireRepublish(StreamConfig config, Republish republish) throws JetStreamException {
        ByteString destination = ByteString.of(String.valueOf(republish.dest()));
        List<String> subjects = config.subjects() == null ? List.of() : config.subjects();
        for (String subject : subjects) {
            if (Subjects.overlap(destination, ByteString.of(subject))) {
                throw StreamRules.invalid("stream configuration for republish destination forms a cycle");
            }
        }
        if (problem(republish.src(), republish.dest()) != null) {
            throw StreamRules.invalid("stream configuration for republish with transform from '%s' to '%s' not valid"
                    .formatted(republish.src(), republish.dest()));
        }
    }

    private static void requireMappings(StreamSource source, String role) throws JetStreamException {
        for (SubjectTransform transform : transforms(source)) {
            requireMapping(transform, "subject transform", role);
        }
    }

    private static void requireMapping(SubjectTransform transform, String what, String role) throws JetStreamException {
        String problem = problem(transform.src(), transform.dest());
        if (problem != null) {
            throw JetStreamError.STREAM_CREATE.exception("%s from '%s' to '%s'%s: %s"
                    .formatted(
                            what,
                            transform.src() == null ? "" : transform.src(),
                            transform.dest() == null ? "" : transform.dest(),
                            role,
                            problem));
        }
    }

    /** The error of a transform; null if it is valid or has no destination. */
    private static @Nullable String problem(@Nullable String source, @Nullable String destination) {
        if (destination == null || destination.isEmpty()) {
            return null;
        }
        try {
            SubjectMapping.of(source, destination);
            return null;
        } catch (MappingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
