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
 * An index of the subjects that the streams of an account take. It keeps a trie for each stream with many subjects, made when
 * it is first needed, so that no question compares subjects pair by pair. Belongs to the JetStream thread.
 */
final class StreamSubjects {

    /** A stream with more subjects than this gets a trie of its own. */
    private static final int MANY = 16;

    private record Known(List<String> subjects, SubjectTrie trie) {}

    private final Map<String, Known> large = new HashMap<>();

    /** Whether a stream with that configuration would take a subject of another one. */
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

    /** Whether a stream takes a subject that overlaps with a pattern. */
    boolean overlap(Stream stream, ByteString pattern) {
        return trie(stream.name(), subjects(stream.config())).overlaps(pattern);
    }

    /** Drops what is known of a stream that is gone. */
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
