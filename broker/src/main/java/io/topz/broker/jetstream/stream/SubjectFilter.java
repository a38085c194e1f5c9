package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.broker.subject.Subjects;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter that matches a subject if one of its patterns does; without patterns it matches every subject. With many patterns a subject is
 * looked up in a set or trie instead of being compared with each. Immutable.
 */
public final class SubjectFilter {

    private static final ByteString EVERYTHING = ByteString.of(">");

    /** Up to this many patterns, comparing each is faster than a trie. */
    private static final int FEW = 8;

    /** Matches every subject. */
    public static final SubjectFilter ALL = new SubjectFilter(List.of());

    private final List<ByteString> patterns;

    /** The patterns if none has wildcards, otherwise empty. */
    private final Set<ByteString> literals;

    /** The patterns if there are many and some have wildcards, otherwise null. */
    private final @Nullable SubjectTrie trie;

    private SubjectFilter(List<ByteString> patterns) {
        this.patterns = patterns.contains(EVERYTHING) ? List.of() : List.copyOf(patterns);
        boolean isLiteral = this.patterns.stream().allMatch(Subjects::isLiteral);
        literals = isLiteral ? Set.copyOf(this.patterns) : Set.of();
        trie = isLiteral || this.patterns.size() <= FEW ? null : trie(this.patterns);
    }

    private static SubjectTrie trie(List<ByteString> patterns) {
        SubjectTrie trie = new SubjectTrie();
        patterns.forEach(trie::add);
        return trie;
    }

    /** A filter with the given patterns, which may have wildcards. Without patterns it matches every subject. */
    public static SubjectFilter of(List<String> patterns) {
        return new SubjectFilter(patterns.stream().map(ByteString::of).toList());
    }

    /** A filter with one pattern. */
    static SubjectFilter of(ByteString pattern) {
        return new SubjectFilter(List.of(pattern));
    }

    /** The patterns; empty if the filter matches every subject. */
    public List<ByteString> patterns() {
        return patterns;
    }

    public boolean isAll() {
        return patterns.isEmpty();
    }

    /** Whether there are patterns and none of them has wildcards. */
    public boolean isLiteral() {
        return !literals.isEmpty();
    }

    public boolean matches(ByteString subject) {
        if (patterns.isEmpty()) {
            return true;
        }
        if (isLiteral()) {
            return literals.contains(subject);
        }
        if (trie != null) {
            return trie.matches(subject);
        }
        for (ByteString pattern : patterns) {
            if (Subjects.matches(pattern, subject)) {
                return true;
            }
        }
        return false;
    }
}
