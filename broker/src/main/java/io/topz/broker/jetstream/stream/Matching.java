package io.topz.broker.jetstream.stream;

import java.util.ArrayList;
import java.util.List;

/** Finds the messages of a stream that match a filter, up to a given last sequence. */
final class Matching {

    /** Up to this many subjects, the next message is found by looking at each subject instead of each message. */
    private static final int FEW_SUBJECTS = 16;

    private Matching() {}

    /** The first matching message at or above {@code from}; 0 if there is none. */
    static long next(StreamContents contents, SubjectFilter filter, long from, long to) {
        if (from > to) {
            return 0;
        }
        if (filter.isAll()) {
            long found = contents.next(from);
            return found > to ? 0 : found;
        }
        if (filter.isLiteral() && filter.patterns().size() <= FEW_SUBJECTS) {
            return nextOfSubjects(contents.matching(filter), from, to);
        }
        // Look at messages one by one as long as that is less work than looking at every subject.
        int steps = 16 + (filter.isLiteral() ? filter.patterns().size() : contents.subjects());
        long sequence = contents.next(from);
        while (sequence != 0 && sequence <= to) {
            SubjectSequences subject = contents.subject(sequence);
            if (subject != null && filter.matches(subject.subject())) {
                return sequence;
            }
            if (--steps == 0) {
                return nextOfSubjects(contents.matching(filter), sequence, to);
            }
            sequence = contents.next(sequence + 1);
        }
        return 0;
    }

    private static long nextOfSubjects(List<SubjectSequences> subjects, long from, long to) {
        long next = 0;
        for (SubjectSequences subject : subjects) {
            int index = subject.indexFrom(from);
            if (index < subject.size()) {
                long candidate = subject.get(index);
                next = next == 0 ? candidate : Math.min(next, candidate);
            }
        }
        return next > to ? 0 : next;
    }

    /** The number of matching messages from {@code from} on. */
    static long count(StreamContents contents, SubjectFilter filter, long from, long to) {
        if (from > to) {
            return 0;
        }
        if (filter.isAll()) {
            return contents.countFrom(from) - contents.countFrom(to + 1);
        }
        long count = 0;
        for (SubjectSequences subject : contents.matching(filter)) {
            count += subject.count(from, to);
        }
        return count;
    }

    /** The last matching message; 0 if there is none. */
    static long last(StreamContents contents, SubjectFilter filter, long to) {
        if (filter.isAll()) {
            return contents.previous(to);
        }
        long last = 0;
        for (SubjectSequences subject : contents.matching(filter)) {
            last = Math.max(last, last(subject, to));
        }
        return last;
    }

    private static long last(SubjectSequences subject, long to) {
        int index = subject.indexFrom(to + 1);
        return index == 0 ? 0 : subject.get(index - 1);
    }

    /** The last matching message of each subject, in ascending order. */
    static List<Long> lastPerSubject(StreamContents contents, SubjectFilter filter, long to) {
        List<Long> sequences = new ArrayList<>();
        for (SubjectSequences subject : contents.matching(filter)) {
            long last = last(subject, to);
            if (last != 0) {
                sequences.add(last);
            }
        }
        sequences.sort(null);
        return sequences;
    }
}
