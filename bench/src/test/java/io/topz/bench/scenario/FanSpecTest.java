package io.topz.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FanSpecTest {

    @Test
    void oneToMany_deliversEachMessageToAll() {
        FanSpec spec = FanSpec.parse("2:4:128:1000");

        assertThat(spec).isEqualTo(new FanSpec(2, 4, 128, 1_000)).hasToString("2:4 128 B");
        assertThat(spec.published()).isEqualTo(2_000);
        assertThat(spec.deliveredToEach()).isEqualTo(2_000);
        assertThat(spec.delivered()).isEqualTo(8_000);
        assertThat(spec.subject(0)).isEqualTo(spec.subject(1));
    }

    @Test
    void asManyOfEach_arePairs() {
        FanSpec spec = FanSpec.parse("4:4:1024:1000");

        assertThat(spec).hasToString("4:4 1 KiB");
        assertThat(spec.published()).isEqualTo(4_000);
        assertThat(spec.deliveredToEach()).isEqualTo(1_000);
        assertThat(spec.delivered()).isEqualTo(4_000);
        assertThat(spec.subject(0)).isNotEqualTo(spec.subject(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:1", "1:1:16", "0:1:16:100", "1:1:16:0", "a:1:16:100", "1:1:16:100:5", "-1:1:16:100"})
    void otherText_isRefusedWithTheForm(String text) {
        assertThatThrownBy(() -> FanSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PUBLISHERS:SUBSCRIBERS:BYTES:MESSAGES");
    }
}
