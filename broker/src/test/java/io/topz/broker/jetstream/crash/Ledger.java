package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A record of the confirmations of a broker for one stream, over all rounds. Used by one thread at a time. */
final class Ledger {

    private static final int NEWEST = 3000;
    private static final int OLDER = 300;

    private final String stream;
    private final List<String> consumers;
    private final TreeMap<Long, String> acknowledged = new TreeMap<>();
    private final Map<String, Set<Long>> attempted = new HashMap<>();
    private final Map<String, TreeSet<Long>> settled = new HashMap<>();

    /** A ledger of a stream. If there are consumers, the stream drops the messages that all of them have acknowledged. */
    Ledger(String stream, String... consumers) {
        this.stream = stream;
        this.consumers = List.of(consumers);
        for (String consumer : consumers) {
            attempted.put(consumer, new HashSet<>());
            settled.put(consumer, new TreeSet<>());
        }
    }

    String stream() {
        return stream;
    }

    List<String> consumers() {
        return consumers;
    }

    /** Records that a publish was acknowledged with that sequence. */
    void acknowledged(long sequence, String payload) {
        String before = acknowledged.put(sequence, payload);
        assertThat(before)
                .as("%s: sequence %d was given out twice", stream, sequence)
                .isNull();
    }

    /** Records that a consumer received that message and is going to acknowledge it. */
    void received(String consumer, long sequence) {
        assertThat(settled.get(consumer))
                .as("%s: messages that %s has acknowledged for good, and receives again", stream, consumer)
                .doesNotContain(sequence);
        Objects.requireNonNull(attempted.get(consumer)).add(sequence);
    }

    /** Records that the acknowledgement of a consumer was confirmed. */
    void settled(String consumer, long sequence) {
        Objects.requireNonNull(settled.get(consumer)).add(sequence);
    }

    /** The highest sequence that was acknowledged. */
    long highest() {
        return acknowledged.isEmpty() ? 0 : acknowledged.lastKey();
    }

    int size() {
        return acknowledged.size();
    }

    /** The number of confirmed acknowledgements of consumers. */
    int settledCount() {
        return settled.values().stream().mapToInt(Set::size).sum();
    }

    /** The messages that must still exist, from that sequence on. */
    Map<Long, String> expected(long first) {
        Map<Long, String> expected = new TreeMap<>(acknowledged.tailMap(first));
        if (!consumers.isEmpty()) {
            expected.keySet().removeIf(sequence -> attempted.values().stream().allMatch(of -> of.contains(sequence)));
        }
        return expected;
    }

    /** The newest messages that must not exist any more because all consumers have acknowledged them. */
    List<Long> gone() {
        return consumers.isEmpty()
                ? List.of()
                : Objects.requireNonNull(settled.get(consumers.get(0))).descendingSet().stream()
                        .filter(sequence -> settled.values().stream().allMatch(of -> of.contains(sequence)))
                        .limit(NEWEST)
                        .toList();
    }

    /** All recently acknowledged messages, and some of the older ones. */
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
