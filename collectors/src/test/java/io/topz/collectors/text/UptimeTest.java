package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UptimeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "59, 59s",
        "60, 1m0s",
        "65, 1m5s",
        "3600, 1h0m0s",
        "10812, 3h0m12s",
        "183601, 2d3h0m1s",
        "31536000, 1y0d0h0m0s",
        "62999999, 1y364d3h59m59s"
    })
    void format_andParse_areTheTextsOfNatsServer(long seconds, String text) {
        assertThat(Uptime.format(Duration.ofSeconds(seconds))).isEqualTo(text);
        assertThat(Uptime.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void format_fractionsAndNegatives_areCut() {
        assertThat(Uptime.format(Duration.ofMillis(1999))).isEqualTo("1s");
        assertThat(Uptime.format(Duration.ofSeconds(-5))).isEqualTo("0s");
        assertThat(Uptime.format(Duration.ofNanos(-1))).isEqualTo("0s");
    }

    @Test
    void parse_withUnitsLeftOut_isRead() {
        assertThat(Uptime.parse("1d5s")).isEqualTo(Duration.ofSeconds(86_405));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "5x", "5s1m", "1m1m", "-5s", "1.5s", "5 s", "9999999999999999999s", "1d2"})
    void parse_ofNoUptime_fails(String text) {
        assertThatThrownBy(() -> Uptime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an uptime");
    }
}
