package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.collectors.document.StreamConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An index of the subjects of an account's streams. Each stream with many subjects gets a trie when it is first needed, so that subjects
 * need not be compared pair by pair. Confined to the JetStream thread.
 */
final class StreamSubjects {

    /** A stream with more subjects than this gets a trie of its own. */
    private static final int MANY = 16;

    private record Known(List<String> subjects, SubjectTrie trie) {}

    private final Map<String, Known> large = new HashMap<>();

    /** Whether another stream has a subject that overlaps with the subjects of that configuration. */
    boolean overlap(StreamConfig wanted, Collection<Stream> streams) {
        List<String> subjects = subjects(wanted);
        List<String> ofSmall = new ArrayList<>();
        List<Stream> ofLarge = new ArrayList<>();
        for (Stream other : streams) {
            List<String> theirs = subjects(other.config());
            if (other.name().equals(wanted.name())) {
                continue;
            }
            if (theirs.size() <= MANY) {
                ofSmall.addAll(theirs);
            } else {
                ofLarge.add(other);
            }
        }
        boolean overlapsSmall = SubjectTrie.overlap(subjects, ofSmall);
        if (overlapsSmall || ofLarge.isEmpty()) {
            return overlapsSmall;
        }
        SubjectTrie trie = SubjectTrie.of(subjects);
        return ofLarge.stream().anyMatch(other -> trie.overlaps(trie(other.name(), subjects(other.config()))));
    }

    /** Whether a stream has a subject that overlaps with a pattern. */
    boolean overlap(Stream stream, ByteString pattern) {
        return trie(stream.name(), subjects(stream.config())).overlaps(pattern);
    }

    /** Drops the trie of a stream that no longer exists. */
    void forget(String stream) {
        large.remove(stream);
    }

    private SubjectTrie trie(String stream, List<String> subjects) {
        if (subjects.size() <= MANY) {
            return SubjectTrie.of(subjects);
        }
        Known known = large.get(stream);
        if (known == null || known.subjects != subjects) {
            known = new Known(subjects, SubjectTrie.of(subjects));
            large.put(stream, known);
        }
        return known.trie;
    }

    private static List<String> subjects(StreamConfig config) {
        return config.subjects() == null ? List.of() : config.subjects();
    }
}
