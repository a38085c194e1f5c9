package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "950, 950ns",
        "1000, 1µs",
        "1100, 1.1µs",
        "497000, 497µs",
        "1040428, 1.040428ms",
        "2200000, 2.2ms",
        "1000000000, 1s",
        "1500000000, 1.5s",
        "62500000000, 1m2.5s",
        "60000000000, 1m0s",
        "3600000000000, 1h0m0s",
        "3661000000001, 1h1m1.000000001s",
        "-1500000, -1.5ms",
        "9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808, -2562047h47m16.854775808s"
    })
    void format_andParse_areTheTextsOfGo(long nanos, String text) {
        assertThat(GoDuration.format(nanos)).isEqualTo(text);
        assertThat(GoDuration.parse(text)).isEqualTo(nanos);
    }

    @Test
    void parse_ofManyFormatted_isTheDuration() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            long nanos = random.nextLong() >> random.nextInt(63);
            assertThat(GoDuration.parse(GoDuration.format(nanos))).isEqualTo(nanos);
        }
    }

    @ParameterizedTest
    @CsvSource({"950, 950ns", "497412, 497µs", "999999, 999µs", "1000, 1µs", "1040428, 1.040428ms", "0, 0s"})
    void formatRtt_belowAMillisecond_isInWholeMicroseconds(long nanos, String text) {
        assertThat(GoDuration.formatRtt(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "5us, 5000",
        "5μs, 5000",
        "+5s, 5000000000",
        "0, 0",
        "-0, 0",
        ".5s, 500000000",
        "1.s, 1000000000",
        "1s1h, 3601000000000",
        "1.5h30m, 7200000000000",
        "0.3ns, 0"
    })
    void parse_otherSpellings_areRead(String text, long nanos) {
        assertThat(GoDuration.parse(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "5",
                "s",
                "5x",
                "5 s",
                "1..2s",
                ".s",
                "--1s",
                "1e3s",
                "292471y",
                "2562048h",
                "5ss",
                "ms5"
            })
    void parse_ofNoDuration_fails(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a duration");
    }
}
