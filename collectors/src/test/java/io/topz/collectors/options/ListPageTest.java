package io.topz.collectors.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPageTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, '[a, b, c]'",
        "-7, -7, '[a, b, c]'",
        "1, 1, '[b]'",
        "2, 5, '[c]'",
        "3, 5, '[]'",
        "9223372036854775807, 9223372036854775807, '[]'",
        "1, 9223372036854775807, '[b, c]'"
    })
    void of_cutsAndNeverOverflows(long offset, long limit, String page) {
        assertThat(ListPage.of(offset, limit).of(List.of("a", "b", "c"))).hasToString(page);
    }

    @Test
    void of_nothingAsked_isTheFirst1024() {
        assertThat(Options.DEFAULT_LIMIT).isEqualTo(1024);
        assertThat(ListPage.of(0, 0)).isEqualTo(new ListPage(0, 1024));
    }
}
