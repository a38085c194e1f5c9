package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a broker has said of one stream, in all rounds together. Belongs to one thread at a time. */
final class Ledger {

    private static final int NEWEST = 3000;
    private static final int OLDER = 300;

    private final String stream;
    private final TreeMap<Long, String> acknowledged = new TreeMap<>();
    private final Set<Long> maybeGone = new TreeSet<>();
    private long highest;

    Ledger(String stream) {
        this.stream = stream;
    }

    String stream() {
        return stream;
    }

    /** A publish was acknowledged with that sequence. */
    void acknowledged(long sequence, String payload) {
        String before = acknowledged.put(sequence, payload);
        assertThat(before)
                .as("%s: sequence %d was given out twice", stream, sequence)
                .isNull();
        highest = Math.max(highest, sequence);
    }

    /** A consumer was told of that sequence, and may have said that it is done with it. */
    void taken(long sequence) {
        maybeGone.add(sequence);
    }

    /** The highest sequence that was acknowledged. */
    long highest() {
        return highest;
    }

    int size() {
        return acknowledged.size();
    }

    /** What must still be there, from that sequence on. */
    Map<Long, String> expected(long first) {
        Map<Long, String> expected = new TreeMap<>(acknowledged.tailMap(first));
        expected.keySet().removeAll(maybeGone);
        return expected;
    }

    /** All that was acknowledged lately, and some of what was before. */
    static Map<Long, String> sample(Map<Long, String> expected, Random random) {
        List<Long> sequences = new ArrayList<>(expected.keySet());
        int older = Math.max(0, sequences.size() - NEWEST);
        List<Long> checked = new ArrayList<>(sequences.subList(older, sequences.size()));
        for (int i = 0; i < Math.min(older, OLDER); i++) {
            checked.add(sequences.get(random.nextInt(older)));
        }
        Map<Long, String> sample = new TreeMap<>(expected);
        sample.keySet().retainAll(Set.copyOf(checked));
        return sample;
    }
}
