package io.topz.broker.jetstream.stream;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.broker.subject.Subjects;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter of subjects: it wants those that match one of its patterns, or all when it has none. However many patterns there are,
 * a subject is looked up, not compared with each. Immutable.
 */
public final class SubjectFilter {

    private static final ByteString EVERYTHING = ByteString.of(">");

    /** Up to this many patterns comparing each is quicker than a trie. */
    private static final int FEW = 8;

    /** Every subject. */
    public static final SubjectFilter ALL = new SubjectFilter(List.of());

    private final List<ByteString> patterns;

    /** The patterns if none of them has wildcards, else empty. */
    private final Set<ByteString> literals;

    /** All of many patterns, if some have wildcards. */
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

    /** Those that match one of the patterns, wildcards included; all when there is none. */
    public static SubjectFilter of(List<String> patterns) {
        return new SubjectFilter(patterns.stream().map(ByteString::of).toList());
    }

    /** Those that match the pattern. */
    static SubjectFilter of(ByteString pattern) {
        return new SubjectFilter(List.of(pattern));
    }

    /** Its patterns; none for every subject. */
    public List<ByteString> patterns() {
        return patterns;
    }

    public boolean isAll() {
        return patterns.isEmpty();
    }

    /** Whether it names each of its subjects, without wildcards. */
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
