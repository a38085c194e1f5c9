package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import java.util.List;

/**
 * Which subjects are wanted: those that match one of the patterns, or all when there is no pattern. Immutable.
 *
 * @param patterns subjects, wildcards included
 */
public record SubjectFilter(List<ByteString> patterns) {

    private static final ByteString EVERYTHING = ByteString.of(">");

    /** Every subject. */
    public static final SubjectFilter ALL = new SubjectFilter(List.of());

    public SubjectFilter {
        patterns = patterns.contains(EVERYTHING) ? List.of() : List.copyOf(patterns);
    }

    /** Those that match one of the patterns; all when there is none. */
    public static SubjectFilter of(List<String> patterns) {
        return new SubjectFilter(patterns.stream().map(ByteString::of).toList());
    }

    public boolean isAll() {
        return patterns.isEmpty();
    }

    /** Whether it names each of its subjects, without wildcards. */
    public boolean isLiteral() {
        for (ByteString pattern : patterns) {
            if (!Subjects.isLiteral(pattern)) {
                return false;
            }
        }
        return !patterns.isEmpty();
    }

    public boolean matches(ByteString subject) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (ByteString pattern : patterns) {
            if (Subjects.matches(pattern, subject)) {
                return true;
            }
        }
        return false;
    }
}
