package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.broker.subject.mapping.SubjectMapping;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.SubjectTransform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subject filters and transforms that a stream applies to one of its origins. Immutable. */
final class SourceMapping {

    private record Rule(ByteString pattern, @Nullable SubjectMapping mapping) {}

    private final SubjectFilter filter;
    private final List<Rule> rules = new ArrayList<>();
    private final String sourceNames;
    private final String destinationNames;

    SourceMapping(StreamSource source) {
        List<String> patterns = new ArrayList<>();
        List<String> destinations = new ArrayList<>();
        List<SubjectTransform> transforms = source.subjectTransforms() == null ? List.of() : source.subjectTransforms();
        for (SubjectTransform transform : transforms) {
            String from = transform.src() == null || transform.src().isEmpty() ? ">" : transform.src();
            patterns.add(from);
            destinations.add(transform.dest() == null ? "" : transform.dest());
            rules.add(new Rule(ByteString.of(from), Republisher.mapping(from, transform.dest())));
        }
        String only = source.filterSubject();
        if (only != null) {
            patterns.add(only);
        }
        filter = SubjectFilter.of(patterns);
        sourceNames = patterns.isEmpty() ? ">" : String.join("\f", patterns);
        destinationNames = destinations.isEmpty() ? ">" : String.join("\f", destinations);
    }

    /** The filter that selects messages. */
    SubjectFilter filter() {
        return filter;
    }

    /** The subject of the copy of a message with that subject. */
    ByteString apply(ByteString subject) {
        for (Rule rule : rules) {
            if (rule.mapping != null && Subjects.matches(rule.pattern, subject)) {
                ByteString mapped = rule.mapping.apply(subject);
                return mapped == null ? subject : mapped;
            }
        }
        return subject;
    }

    /** A key that distinguishes this mapping from others with the same origin. */
    String names() {
        return sourceNames + ' ' + destinationNames;
    }
}
