package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTextTest {

    @ParameterizedTest
    @CsvSource({
        "orders.eu, orders.eu, true",
        "orders.eu, orders.us, false",
        "orders.*, orders.eu, true",
        "orders.*, orders.eu.1, false",
        "orders.*, orders, false",
        "orders.>, orders.eu.1, true",
        "orders.>, orders, false",
        "*.eu, orders.eu, true",
        ">, orders, true",
        "orders, orders.eu, false",
        "or*, orders, false"
    })
    void matches(String pattern, String subject, boolean matches) {
        assertThat(SubjectText.matches(pattern, subject)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a.*", ">"})
    void notLiteral(String subject) {
        assertThat(SubjectText.isLiteral(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "orders.eu.1", "a*b", "$SYS.REQ", "a b", " ", "a\tb.c"})
    void literal(String subject) {
        assertThat(SubjectText.isLiteral(subject)).isTrue();
    }

    @Test
    void patterns_areOrderedFromTheWidestToTheNarrowest() {
        assertThat(Stream.of("foo.bar", "foo.*", "*.bar", "foo.>", ">", "foo", "*")
                        .sorted(SubjectText.WIDEST_FIRST))
                .containsExactly(">", "*", "*.bar", "foo", "foo.>", "foo.*", "foo.bar");
    }
}
