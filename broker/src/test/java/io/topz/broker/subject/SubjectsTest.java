package io.topz.broker.subject;

import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(strings = {"a", "a.b.c", "foo*", "a.>b"})
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
}
