package io.topz.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "10k, 10000",
        "1.5M, 1500000",
        "2g, 2e9",
        "2B, 2e9",
        "1t, 1e12",
        "5MB, 5242880",
        "5kib, 5120",
        "5Ki, 5120",
        "-3, -3"
    })
    void counts(String text, double count) {
        assertThat(Amount.count(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "10k, 10240", "5MB, 5242880", "1GiB, 1073741824", "1Gi, 1073741824", "900b, 900"})
    void bytes(String text, double bytes) {
        assertThat(Amount.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5s, 5", "5m, 300", "300ms, 0.3", "497µs, 0.000497", "1m30s, 90", "2h, 7200", "1d2h, 93600"})
    void seconds(String text, double seconds) {
        assertThat(Amount.seconds(text)).isCloseTo(seconds, within(1e-12));
    }

    @Test
    void shares() {
        assertThat(Amount.share("20%")).isEqualTo(0.2);
        assertThat(Amount.share("5")).isEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "5x", "5kk", "NaN", "Infinity", "1e999", "five", "5 5", "--5", "5m5", "0x10p2"})
    void whatIsNoAmount(String text) {
        assertThat(Amount.count(text)).isNull();
        assertThat(Amount.bytes(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5x", "m5", "1..5s", "5 s"})
    void whatIsNoTime(String text) {
        assertThat(Amount.seconds(text)).isNull();
    }
}
