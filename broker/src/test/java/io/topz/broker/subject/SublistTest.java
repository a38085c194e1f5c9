package io.topz.broker.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SublistTest {

    /** An interest that is equal only to itself, like a subscription. */
    private static final class Wish implements Interest {
        private final ByteString subject;
        private final @Nullable ByteString queue;

        Wish(String subject, @Nullable String queue) {
            this.subject = ByteString.of(subject);
            this.queue = queue == null ? null : ByteString.of(queue);
        }

        @Override
        public ByteString subject() {
            return subject;
        }

        @Override
        public @Nullable ByteString queue() {
            return queue;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void match_agreesWithComparingAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sublist<Wish> sublist = new Sublist<>();
        List<Wish> all = new ArrayList<>();
        for (int step = 0; step < 3000; step++) {
            int action = random.nextInt(10);
            if (action < 3) {
                Wish wish = new Wish(randomPattern(random), random.nextInt(3) == 0 ? "q" + random.nextInt(2) : null);
                all.add(wish);
                assertThat(sublist.insert(wish)).isTrue();
            } else if (action < 5 && !all.isEmpty()) {
                assertThat(sublist.remove(all.remove(random.nextInt(all.size()))))
                        .isTrue();
            } else {
                ByteString subject = ByteString.of(randomSubject(random));
                assertSame(sublist.match(subject), all, subject);
            }
        }
        assertThat(sublist.size()).isEqualTo(all.size());
        assertThat(sublist.entries()).containsExactlyInAnyOrderElementsOf(all);
    }

    private static void assertSame(Match<Wish> match, List<Wish> all, ByteString subject) {
        List<Wish> wanted =
                all.stream().filter(w -> Subjects.matches(w.subject(), subject)).toList();
        assertThat(match.plain())
                .as("plain for %s", subject)
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().filter(w -> w.queue() == null).toList());
        Map<String, Set<Wish>> groups = wanted.stream()
                .filter(w -> w.queue() != null)
                .collect(Collectors.groupingBy(w -> String.valueOf(w.queue()), TreeMap::new, Collectors.toSet()));
        Map<String, Set<Wish>> found = new TreeMap<>();
        match.groups().forEach(g -> found.put(String.valueOf(g.get(0).queue()), Set.copyOf(g)));
        assertThat(found).as("groups for %s", subject).isEqualTo(groups);
    }

    private static String randomPattern(SplittableRandom random) {
        StringBuilder pattern = new StringBuilder();
        int tokens = 1 + random.nextInt(4);
        for (int i = 0; i < tokens; i++) {
            int kind = random.nextInt(6);
            String token = kind == 0 ? "*" : kind == 1 && i == tokens - 1 ? ">" : "t" + random.nextInt(3);
            pattern.append(i == 0 ? "" : ".").append(token);
        }
        return pattern.toString();
    }

    private static String randomSubject(SplittableRandom random) {
        StringBuilder subject = new StringBuilder();
        int tokens = 1 + random.nextInt(4);
        for (int i = 0; i < tokens; i++) {
            subject.append(i == 0 ? "" : ".").append('t').append(random.nextInt(3));
        }
        return subject.toString();
    }

    @Test
    void emptyTokens_matchNobody() {
        Sublist<Wish> sublist = new Sublist<>();
        sublist.insert(new Wish(">", null));
        sublist.insert(new Wish("a.*.b", null));

        for (String subject : List.of("", ".", "a.", ".a", "a..b")) {
            assertThat(sublist.match(ByteString.of(subject)).isEmpty())
                    .as(subject)
                    .isTrue();
        }
    }

    @Test
    void generation_movesWithEveryChange() {
        Sublist<Wish> sublist = new Sublist<>();
        long before = sublist.generation();
        Wish wish = new Wish("a.*", null);

        sublist.insert(wish);
        long between = sublist.generation();
        sublist.remove(wish);

        assertThat(between).isGreaterThan(before);
        assertThat(sublist.generation()).isGreaterThan(between);
    }

    @Test
    void repeatedEntry_countsOnce() {
        Sublist<Wish> sublist = new Sublist<>();
        Wish wish = new Wish("a", "q");

        assertThat(sublist.insert(wish)).isTrue();
        assertThat(sublist.insert(wish)).isFalse();
        assertThat(sublist.remove(wish)).isTrue();
        assertThat(sublist.remove(wish)).isFalse();
        assertThat(sublist.size()).isZero();
    }

    @Test
    void figures_countLookupsAndCache() {
        Sublist<Wish> sublist = new Sublist<>();
        sublist.insert(new Wish("a", null));
        sublist.insert(new Wish("*", null));
        Wish gone = new Wish("b", null);
        sublist.insert(gone);
        sublist.remove(gone);

        sublist.match(ByteString.of("a"));
        sublist.match(ByteString.of("a"));
        sublist.match(ByteString.of("c"));

        assertThat(sublist.figures()).isEqualTo(new SublistFigures(2, 2, 3, 1, 3, 1, 2, 3));
    }

    @Test
    void cache_staysBounded() {
        Sublist<Wish> sublist = new Sublist<>();

        for (int i = 0; i < 3 * Sublist.CACHE_MAX_RESULTS; i++) {
            sublist.match(ByteString.of("s." + i));
        }

        assertThat(sublist.figures().cached()).isBetween(Sublist.CACHE_SWEEP_TO_RESULTS, Sublist.CACHE_MAX_RESULTS);
    }

    @Test
    void subjectOf200000Tokens_isAnOrdinaryOne() {
        Sublist<Wish> sublist = new Sublist<>();
        String deep = "a.".repeat(200_000);
        Wish literal = new Wish(deep + "x", null);
        Wish wildcards = new Wish("*.".repeat(200_000) + ">", null);

        assertThat(sublist.insert(literal)).isTrue();
        assertThat(sublist.insert(wildcards)).isTrue();

        assertThat(sublist.match(ByteString.of(deep + "x")).plain()).containsExactlyInAnyOrder(literal, wildcards);
        assertThat(sublist.match(ByteString.of(deep + "y")).plain()).containsExactly(wildcards);
        assertThat(sublist.remove(wildcards)).isTrue();
        assertThat(sublist.remove(literal)).isTrue();
        assertThat(sublist.match(ByteString.of(deep + "x")).isEmpty()).isTrue();
    }

    @Test
    void removal_ofWhatIsThereOnlyByHalf_changesNothing() {
        Sublist<Wish> sublist = new Sublist<>();
        Wish there = new Wish("a.b.c", null);
        sublist.insert(there);

        assertThat(sublist.remove(new Wish("a.b", null))).isFalse();
        assertThat(sublist.remove(new Wish("a.b.c.d", null))).isFalse();
        assertThat(sublist.remove(new Wish("a.x.c", null))).isFalse();
        assertThat(sublist.match(ByteString.of("a.b.c")).plain()).containsExactly(there);
    }

    @Test
    void cachedEntries_stayBounded() {
        Sublist<Wish> sublist = new Sublist<>();
        int entries = 4096;
        for (int i = 0; i < entries; i++) {
            sublist.insert(new Wish("a.*", null));
        }

        int subjects = 2 * Sublist.CACHE_MAX_ENTRIES / entries;
        for (int i = 0; i < subjects; i++) {
            assertThat(sublist.match(ByteString.of("a." + i)).size()).isEqualTo(entries);
            assertThat(sublist.figures().totalFanout()).isLessThanOrEqualTo(Sublist.CACHE_MAX_ENTRIES);
        }
    }
}
