package io.topz.broker.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "*", ">", "*.>", "a.*.b", "foo*", ">a", "a.>b.c", "\u79d1\u6280", "a\tb"})
    void subscribable_isValid(String subject) {
        assertThat(Subjects.isValid(ByteString.of(subject))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", ">.a", "a.>.b", ">.>"})
    void malformed_isInvalid(String subject) {
        assertThat(Subjects.isValid(ByteString.of(subject))).isFalse();
        assertThat(Subjects.isLiteral(ByteString.of(subject))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ">", "a.*", "a.>", "*.b"})
    void wildcard_isNotLiteral(String subject) {
        assertThat(Subjects.isLiteral(ByteString.of(subject))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b.c", "foo*", "a.>b", "a b", " ", "a\tb.c"})
    void withoutWildcardTokens_isLiteral(String subject) {
        assertThat(Subjects.isLiteral(ByteString.of(subject))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a.b, a, false",
        "a, a.b, false",
        "*, a, true",
        "*, a.b, false",
        ">, a, true",
        ">, a.b.c, true",
        "a.>, a, false",
        "a.>, a.b, true",
        "a.*.c, a.b.c, true",
        "a.*.c, a.b.d, false",
        "*.*, a.b, true",
        "a*, ab, false",
        "ab, abc, false",
    })
    void matches_followsTokens(String pattern, String literal, boolean expected) {
        assertThat(Subjects.matches(ByteString.of(pattern), ByteString.of(literal)))
                .isEqualTo(expected);
    }

    /** Collectors parse subjects as strings, the broker as bytes; the rules must be the same. */
    @Test
    void rules_areThoseOfCollectors() {
        Random random = new Random(7);
        int literals = 0;
        int matches = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = random(random);
            String subject = random(random);
            boolean isLiteral = Subjects.isLiteral(ByteString.of(subject));
            assertThat(io.topz.collectors.text.SubjectText.isLiteral(subject))
                    .as("isLiteral(%s)", subject)
                    .isEqualTo(isLiteral);
            if (!isLiteral || !Subjects.isValid(ByteString.of(pattern))) {
                continue;
            }
            boolean matched = Subjects.matches(ByteString.of(pattern), ByteString.of(subject));
            assertThat(io.topz.collectors.text.SubjectText.matches(pattern, subject))
                    .as("matches(%s, %s)", pattern, subject)
                    .isEqualTo(matched);
            literals++;
            matches += matched ? 1 : 0;
        }
        assertThat(literals).isGreaterThan(100);
        assertThat(matches).isGreaterThan(100);
    }

    private static String random(Random random) {
        StringBuilder subject = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            subject.append("aab..*> \t".charAt(random.nextInt(9)));
        }
        return subject.toString();
    }
}
