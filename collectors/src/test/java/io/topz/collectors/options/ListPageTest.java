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

    /** As nats-server 2.15 does. Version 2.10 closes the connection. */
    @Test
    void negativeLimitOfAccounts_meansAllOfThem() {
        JszOptionsBuilder asked =
                JszOptionsBuilder.builder(JszOptions.defaults()).offset(1);
        assertThat(asked.limit(-5).build().page()).isEqualTo(ListPage.ALL);
        assertThat(asked.limit(0).build().page()).isEqualTo(new ListPage(1, 1024));
        assertThat(asked.limit(2).offset(-1).build().page()).isEqualTo(new ListPage(0, 2));
        // connections and subscriptions have the default
        assertThat(ListPage.of(1, -5)).isEqualTo(new ListPage(1, 1024));
    }

    @Test
    void of_nothingAsked_isTheFirst1024() {
        assertThat(Options.DEFAULT_LIMIT).isEqualTo(1024);
        assertThat(ListPage.of(0, 0)).isEqualTo(new ListPage(0, 1024));
    }
}
