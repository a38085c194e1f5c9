package io.topz.collectors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the texts are those of Go's encoding/json. */
class GoFloatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "7, 7",
        "-7, -7",
        "0.5, 0.5",
        "12.3, 12.3",
        "100, 100",
        "0.1, 0.1",
        "0.16923076923076924, 0.16923076923076924",
        "1e6, 1000000",
        "123456789.125, 123456789.125",
        "9007199254740992, 9007199254740992",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.5e300, 1.5e+300",
        "2e-3, 0.002",
        "1e-6, 0.000001",
        "9.5e-7, 9.5e-7",
        "1e-10, 1e-10",
        "-1.25e-9, -1.25e-9",
        "2e23, 2e+23",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void format_isTheTextOfGo(double number, String text) {
        assertThat(GoFloat.format(number)).isEqualTo(text);
    }

    @Test
    void format_manyNumbers_readBackEqual() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(GoFloat.format(number))).isEqualTo(number);
            }
        }
    }

    @Test
    void format_whatJsonCannotWrite_fails() {
        assertThatThrownBy(() -> GoFloat.format(Double.NaN)).hasMessageContaining("JSON has no number NaN");
        assertThatThrownBy(() -> GoFloat.format(Double.NEGATIVE_INFINITY)).hasMessageContaining("-Infinity");
    }
}
