package io.topz.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:55:23.341918413Z, 2026-11-21 09:55:23.341918413 +0000 UTC",
        "2026-11-21T09:55:23.3418035Z, 2026-11-21 09:55:23.3418035 +0000 UTC",
        "2026-11-21T09:55:23Z, 2026-11-21 09:55:23 +0000 UTC"
    })
    void full_isAsGoPrints(Instant time, String text) {
        assertThat(Times.full(time)).isEqualTo(text);
    }

    @Test
    void shorterForms_cutIt() {
        Instant time = Instant.parse("2026-11-21T09:55:23.9Z");
        assertThat(Times.clock(time)).isEqualTo("09:55:23");
        assertThat(Times.second(time)).isEqualTo("2026-11-21 09:55:23");
    }

    @Test
    void noTime_isADash() {
        assertThat(Times.full(null)).isEqualTo("-");
        assertThat(Times.clock(Instant.parse("0001-01-01T00:00:00Z"))).isEqualTo("-");
        assertThat(Times.second(Instant.MAX)).isEqualTo("-");
        assertThat(Times.full(Instant.MIN)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m", "3599, 59m", "7200, 2h", "90000, 1d", "-3, 0s"})
    void age_isInTheLargestUnit(long seconds, String text) {
        assertThat(Times.age(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1s", "500, 0.5s", "12000, 12s", "250, 0.3s", "1600, 1.6s"})
    void interval_hasADecimalWhereNeeded(long millis, String text) {
        assertThat(Times.interval(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void latency_isShort() {
        assertThat(Times.latency(950)).isEqualTo("950ns");
        assertThat(Times.latency(318_400)).isEqualTo("318µs");
        assertThat(Times.latency(999_700)).isEqualTo("1.0ms");
        assertThat(Times.latency(2_097_880)).isEqualTo("2.1ms");
        assertThat(Times.latency(45_000_000)).isEqualTo("45.0ms");
        assertThat(Times.latency(99_970_000)).isEqualTo("100ms");
        assertThat(Times.latency(1_234_000_000)).isEqualTo("1.2s");
        assertThat(Times.latency(4_000_000_000_000L)).isEqualTo("4000s");
    }
}
