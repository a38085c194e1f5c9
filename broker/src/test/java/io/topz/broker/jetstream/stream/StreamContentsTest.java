package io.topz.broker.jetstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.store.LogVisitor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the contents of a stream with a sorted map after random records. */
class StreamContentsTest {

    private static final SubjectFilter WILDCARD = SubjectFilter.of(List.of("s.*", "t.2.>"));
    private static final SubjectFilter LITERAL = SubjectFilter.of(List.of("s.1"));

    private final StreamContents contents = new StreamContents(StorageType.MEMORY);
    private final NavigableMap<Long, StreamMessage> model = new TreeMap<>();
    private final List<Consumer<LogVisitor>> records = new ArrayList<>();
    private long last;
    private long first = 1;

    private void apply(Consumer<LogVisitor> record) {
        records.add(record);
        record.accept(contents);
    }

    private void store(Random random, long gap) {
        long sequence = last + 1 + gap;
        String subject = random.nextInt(3) == 0 ? "t." + random.nextInt(4) + ".x" : "s." + random.nextInt(5);
        byte[] body = new byte[random.nextInt(20)];
        StreamMessage message = new StreamMessage(sequence, sequence * 10, ByteString.of(subject), body, 0);
        apply(visitor -> visitor.message(message, sequence + 7));
        model.put(sequence, message);
        last = sequence;
        first = model.firstKey();
    }

    private void remove(long sequence) {
        apply(visitor -> visitor.removed(sequence));
        model.remove(sequence);
        last = Math.max(last, sequence);
        first = model.isEmpty() ? last + 1 : model.firstKey();
    }

    private void removeBelow(long sequence) {
        apply(visitor -> visitor.first(sequence));
        model.headMap(sequence).clear();
        last = Math.max(last, sequence - 1);
        first = model.isEmpty() ? last + 1 : model.firstKey();
    }

    private void step(Random random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> remove(random.nextLong(first, last + 2));
            case 2 -> {
                if (random.nextInt(20) == 0) {
                    removeBelow(random.nextLong(first, last + 3));
                }
            }
            case 3 -> store(random, random.nextInt(50) == 0 ? 5000 : random.nextInt(3));
            default -> store(random, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void contents_afterRandomRecords_areThoseOfAMap(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4000; i++) {
            step(random);
            if (i % 97 == 0) {
                assertEqualToModel(random);
            }
        }
        assertEqualToModel(random);
    }

    @Test
    void contents_replayed_areThoseThatWereLive() {
        Random random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            step(random);
        }
        StreamContents replayed = new StreamContents(StorageType.MEMORY);
        records.forEach(record -> record.accept(replayed));

        assertThat(StreamStates.of(replayed, 0)).isEqualTo(StreamStates.of(contents, 0));
        assertThat(bySubject(replayed)).isEqualTo(bySubject(contents));
        assertThat(StreamStates.deleted(replayed)).isEqualTo(StreamStates.deleted(contents));
    }

    private static Map<ByteString, Integer> bySubject(StreamContents contents) {
        return contents.matching(SubjectFilter.ALL).stream()
                .collect(Collectors.toMap(SubjectSequences::subject, SubjectSequences::size));
    }

    private void assertEqualToModel(Random random) {
        assertThat(contents.messages()).isEqualTo(model.size());
        assertThat(contents.first()).isEqualTo(first);
        assertThat(contents.last()).isEqualTo(last);
        assertThat(contents.bytes())
                .isEqualTo(model.values().stream()
                        .mapToLong(StorageType.MEMORY::sizeOf)
                        .sum());
        for (SubjectFilter filter : List.of(SubjectFilter.ALL, WILDCARD, LITERAL)) {
            List<Long> wanted = model.values().stream()
                    .filter(message -> filter.matches(message.subject()))
                    .map(StreamMessage::sequence)
                    .toList();
            for (int i = 0; i < 20; i++) {
                long from = random.nextLong(1, last + 3);
                long to = random.nextLong(from, last + 3);
                assertThat(Matching.next(contents, filter, from, to))
                        .isEqualTo(wanted.stream()
                                .filter(sequence -> sequence >= from && sequence <= to)
                                .findFirst()
                                .orElse(0L));
                assertThat(Matching.count(contents, filter, from, to))
                        .isEqualTo(wanted.stream()
                                .filter(sequence -> sequence >= from && sequence <= to)
                                .count());
                assertThat(Matching.last(contents, filter, to))
                        .isEqualTo(wanted.stream()
                                .filter(sequence -> sequence <= to)
                                .reduce((a, b) -> b)
                                .orElse(0L));
                assertThat(contents.firstSince(from * 10 - 5))
                        .isEqualTo(model.ceilingKey(from) == null ? last + 1 : model.ceilingKey(from));
                assertThat(contents.position(from)).isEqualTo(model.containsKey(from) ? from + 7 : -1);
            }
        }
    }

    @Test
    void lastPerSubject_isInOrderOfSequences() {
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            step(random);
        }
        Map<ByteString, Long> lasts = new TreeMap<>(Comparator.comparing(ByteString::toString));
        model.values().forEach(message -> lasts.put(message.subject(), message.sequence()));

        assertThat(Matching.lastPerSubject(contents, SubjectFilter.ALL, last))
                .isEqualTo(lasts.values().stream().sorted().toList());
    }

    @Test
    void lost_isToldAndNotSkipped() {
        store(new Random(1), 0);
        contents.lost(2, 4, 100);

        assertThat(contents.last()).isEqualTo(4);
        assertThat(contents.lost().count()).isEqualTo(3);
        assertThat(String.valueOf(contents.lost().data())).contains("[2, 3, 4]").contains("100");
    }
}
