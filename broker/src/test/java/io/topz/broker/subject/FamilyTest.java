package io.topz.broker.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FamilyTest {

    private record Pattern(ByteString subject) implements Interest {
        @Override
        public @Nullable ByteString queue() {
            return null;
        }
    }

    private final Sublist<Pattern> sublist = new Sublist<>();

    @Test
    void inbox_isAFamilyOfOneMoreToken() {
        subscribe("_INBOX.me.*");
        Family<Pattern> family = family("_INBOX.me.1");
        assertThat(family.prefix()).hasToString("_INBOX.me.");
        assertThat(holds(family, "_INBOX.me.2")).isTrue();
        assertThat(holds(family, "_INBOX.me.2.3")).isFalse();
        assertThat(holds(family, "_INBOX.me.")).isFalse();
        assertThat(holds(family, "_INBOX.you.2")).isFalse();
    }

    @Test
    void acknowledgements_areAFamilyOfAnyLength() {
        subscribe("$JS.ACK.>");
        Family<Pattern> family = family("$JS.ACK.S.C.1");
        assertThat(holds(family, "$JS.ACK.T")).isTrue();
        assertThat(holds(family, "$JS.ACK.T.D.1.2.3")).isTrue();
        assertThat(holds(family, "$JS.ACK.T..D")).isFalse();
        assertThat(holds(family, "$JS.ACK")).isFalse();
    }

    @Test
    void literalLastToken_matters() {
        subscribe("_INBOX.me.*");
        subscribe("_INBOX.me.7");
        assertThat(sublist.family(ByteString.of("_INBOX.me.1"))).isNull();
    }

    /** For any subscriptions, all subjects of a family have the same matches as they have individually. */
    @Test
    void family_agreesWithMatch() {
        Random random = new Random(7);
        int families = 0;
        for (int round = 0; round < 300; round++) {
            Sublist<Pattern> table = new Sublist<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                table.insert(new Pattern(ByteString.of(pattern(random))));
            }
            Family<Pattern> family = table.family(ByteString.of(literal(random)));
            for (int i = 0; family != null && i < 200; i++) {
                String subject = literal(random);
                if (holds(family, subject)) {
                    families++;
                    assertThat(family.match().plain())
                            .as("%s in %s of %s", subject, family, table.entries())
                            .containsExactlyInAnyOrderElementsOf(
                                    table.match(ByteString.of(subject)).plain());
                }
            }
        }
        assertThat(families).isGreaterThan(100);
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            pattern.append(i == 0 && random.nextInt(3) == 0 ? ">" : token(random, true));
            pattern.append(i == 0 ? "" : ".");
        }
        return pattern.toString();
    }

    private static String literal(Random random) {
        StringBuilder literal = new StringBuilder(token(random, false));
        for (int i = random.nextInt(4); i > 0; i--) {
            literal.append('.').append(token(random, false));
        }
        return literal.toString();
    }

    private static String token(Random random, boolean wildcard) {
        return wildcard && random.nextInt(4) == 0 ? "*" : String.valueOf((char) ('a' + random.nextInt(2)));
    }

    private Family<Pattern> family(String subject) {
        return Objects.requireNonNull(sublist.family(ByteString.of(subject)));
    }

    private void subscribe(String pattern) {
        sublist.insert(new Pattern(ByteString.of(pattern)));
    }

    private static boolean holds(Family<?> family, String subject) {
        byte[] bytes = subject.getBytes(StandardCharsets.UTF_8);
        return family.holds(bytes, 0, bytes.length);
    }
}
