package io.topz.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1000, 1.0K",
        "1250, 1.2K",
        "1150, 1.1K",
        "999949, 999.9K",
        "999950, 1.0M",
        "1000000, 1.0M",
        "1234567890, 1.2B",
        "5e12, 5.0T",
        "18446744073709551615, 18446.7Q",
        "999.6, 1.0K",
        "-5, -5"
    })
    void count_isDecimal(double value, String text) {
        assertThat(Quantity.count(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1023, 1023",
        "1024, 1.0K",
        "1048570, 1.0M",
        "1048576, 1.0M",
        "16252928, 15.5M",
        "1073741824, 1.0G",
        "1099511627776, 1.0T",
        "18446744073709551615, 16.0E"
    })
    void bytes_areBinary(double value, String text) {
        assertThat(Quantity.bytes(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"12, 12 B", "1536, 1.5 KiB", "1048576, 1.0 MiB", "0, 0 B"})
    void bytesWithUnit_haveIt(double value, String text) {
        assertThat(Quantity.bytesWithUnit(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.3, 0.3", "49.96, 50.0", "99.96, 100", "250.4, 250", "1234, 1.2K"})
    void rate_isShort(double value, String text) {
        assertThat(Quantity.rate(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "1234567, '1,234,567'", "-1, '18,446,744,073,709,551,615'"})
    void grouped_hasCommas(long value, String text) {
        assertThat(Quantity.grouped(value)).isEqualTo(text);
    }

    @Test
    void oneDecimal_roundsAsPrintfDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.round(random.nextDouble() * 1e6) / 100.0;
            String exact =
                    new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
            assertThat(Quantity.oneDecimal(value)).as("seed 7, value %s", value).isEqualTo(exact);
        }
    }

    @Test
    void unknown_isNoNumber() {
        assertThat(Quantity.count(Double.NaN)).isEqualTo("-");
        assertThat(Quantity.bytes(Double.NaN)).isEqualTo("-");
    }

    @Test
    void text_isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Quantity.count(1500)).isEqualTo("1.5K");
        } finally {
            Locale.setDefault(before);
        }
    }
}
