package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "2000-02-29T12:34:56.1Z",
                "2026-11-21T07:44:19.436174911Z",
                "2026-11-21T07:44:19.43617Z",
                "2026-11-21T07:44:19.000000001Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void format_ofWhatWasParsed_isTheText(String text) {
        assertThat(GoTime.parse(text)).isEqualTo(Instant.parse(text));
        assertThat(GoTime.format(GoTime.parse(text))).isEqualTo(text);
    }

    @Test
    void format_manyTimes_areThoseOfTheJdkWithoutTrailingZeros() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-62_135_596_800L, 253_402_300_800L);
            int nano = random.nextInt(1_000_000_000) / 1000 * (random.nextBoolean() ? 1 : 1000) % 1_000_000_000;
            Instant time = Instant.ofEpochSecond(second, nano);
            String expected = time.toString();
            if (nano != 0) {
                expected = expected.replaceAll("0*Z$", "Z");
            }
            assertThat(GoTime.format(time)).isEqualTo(expected);
            assertThat(GoTime.parse(expected)).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T07:44:19+02:00, 2026-11-21T05:44:19Z", "2026-11-21T07:44:19.5-01:30, 2026-11-21T09:14:19.5Z"
    })
    void parse_withOffset_isTheSameInstant(String text, String utc) {
        assertThat(GoTime.parse(text)).isEqualTo(Instant.parse(utc));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21",
                "2026-13-21T07:44:19Z",
                "2026-02-30T07:44:19Z",
                "2026-11-21T25:44:19Z",
                "2026-11-21T07:60:19Z",
                "2026-11-21T07:44:60Z",
                "2026-11-21T07:44:19.1234567890Z",
                "2026-11-21T07:44:1xZ",
                "2026-11-21 07:44:19Z",
                "20261121T074419Z"
            })
    void parse_ofNoTime_fails(String text) {
        assertThatThrownBy(() -> GoTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void format_beyondFourDigitsOfAYear_fails() {
        assertThatThrownBy(() -> GoTime.format(Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> GoTime.format(Instant.MIN)).isInstanceOf(DateTimeException.class);
    }
}
