package io.topz.broker.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTrieTest {

    /** Far more time than a linear walk needs on a busy machine, and far less than comparing every pair takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({
        "a.b,       a.b,     true",
        "a.b,       a.c,     false",
        "a.*,       *.b,     true",
        "a.*,       a,       false",
        "a.>,       a,       false",
        "a.>,       a.b.c,   true",
        "a.>,       *.*.x,   true",
        "a.>,       b.>,     false",
        ">,         a,       true",
        "a.*.c,     a.b.*,   true",
        "a.*.c,     a.b.*.d, false",
        "*.*,       *.*,     true",
    })
    void overlap_isAsOfTwoSubjects(String one, String other, boolean expected) {
        assertThat(SubjectTrie.of(List.of(one, other)).overlapsItself()).isEqualTo(expected);
        assertThat(SubjectTrie.of(List.of(one)).overlaps(SubjectTrie.of(List.of(other))))
                .isEqualTo(expected);
        assertThat(SubjectTrie.of(List.of(one)).overlaps(ByteString.of(other))).isEqualTo(expected);
        assertThat(SubjectTrie.overlap(List.of(one), List.of(other))).isEqualTo(expected);
    }

    @Test
    void overlaps_areThoseOfEveryPair() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            List<String> some = subjects(random, 1 + random.nextInt(12));
            List<String> others = subjects(random, 1 + random.nextInt(12));
            boolean expected = some.stream().anyMatch(one -> others.stream().anyMatch(other -> overlap(one, other)));
            assertThat(SubjectTrie.of(some).overlaps(SubjectTrie.of(others)))
                    .as("%s and %s", some, others)
                    .isEqualTo(expected);
            assertThat(SubjectTrie.overlap(some, others)).isEqualTo(expected);
            assertThat(SubjectTrie.firstOverlapping(some)).as("%s", some).isEqualTo(firstOverlapping(some));
        }
    }

    @Test
    void matches_areThoseOfEachSubject() {
        Random random = new Random(8);
        for (int round = 0; round < 3000; round++) {
            List<String> patterns = subjects(random, 1 + random.nextInt(6));
            String literal = subject(random, "abc");
            assertThat(SubjectTrie.of(patterns).matches(ByteString.of(literal)))
                    .as("%s of %s", literal, patterns)
                    .isEqualTo(patterns.stream()
                            .anyMatch(each -> Subjects.matches(ByteString.of(each), ByteString.of(literal))));
        }
    }

    @Test
    @Tag("slow")
    void manySubjects_areLookedAtInNearLinearTime() {
        List<String> literals = numbered("b.%1$d.x%1$d", 40_000);
        List<String> wildcards = numbered("w.*.%1$d.*.y.*.%1$d.>", 40_000);
        List<String> crossing = new ArrayList<>(numbered("*.%d", 40_000));
        crossing.addAll(numbered("%d.x", 40_000));
        crossing.add("x.y.z");
        crossing.add("x.y.*");

        Assertions.assertTimeout(PATIENCE, () -> {
            assertThat(SubjectTrie.firstOverlapping(literals)).isEqualTo(-1);
            assertThat(SubjectTrie.firstOverlapping(wildcards)).isEqualTo(-1);
            assertThat(SubjectTrie.firstOverlapping(crossing)).isEqualTo(80_000);
            assertThat(SubjectTrie.overlap(literals, wildcards)).isFalse();
        });
    }

    @Test
    void aLongSubject_needsNoStack() {
        String deep = "a.".repeat(200_000) + "b";
        SubjectTrie trie = SubjectTrie.of(List.of(deep, "a.".repeat(200_000) + "*"));

        assertThat(trie.overlapsItself()).isTrue();
        assertThat(trie.overlaps(ByteString.of(deep))).isTrue();
        assertThat(trie.matches(ByteString.of(deep))).isTrue();
    }

    private static List<String> numbered(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).toList();
    }

    private static boolean overlap(String one, String other) {
        return Subjects.overlap(ByteString.of(one), ByteString.of(other));
    }

    private static int firstOverlapping(List<String> subjects) {
        for (int i = 0; i < subjects.size(); i++) {
            for (int j = 0; j < subjects.size(); j++) {
                if (i != j && overlap(subjects.get(i), subjects.get(j))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static List<String> subjects(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(unused -> subject(random, random.nextInt(3) == 0 ? "abc*" : "abcdefgh"))
                .map(subject -> random.nextInt(12) == 0 ? subject + ".>" : subject)
                .toList();
    }

    private static String subject(Random random, String tokens) {
        StringBuilder subject = new StringBuilder();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            subject.append(tokens.charAt(random.nextInt(tokens.length()))).append(n == 1 ? "" : ".");
        }
        return subject.toString();
    }
}
