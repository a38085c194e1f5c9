package io.topz.top.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "2.9.10, n/a before 2.12",
        "2.10.27, n/a before 2.12",
        "2.12.0, 0",
        "2.15.0-dev, 0",
        "3.0.0, 0",
        "v2.12.1-RC.1, 0",
        "unknown, n/a before 2.12",
        "99999999999.1, n/a before 2.12"
    })
    void whatIsLeftOut_isNothing_orNotKnown(String server, String told) {
        assertThat(ServerVersion.STALLS.counted(null, ServerVersion.parse(server)))
                .isEqualTo(told);
        assertThat(ServerVersion.STALLS.counted(7L, ServerVersion.parse(server)))
                .isEqualTo("7");
    }

    @Test
    void serverWithoutAVersion_isTooOld() {
        assertThat(ServerVersion.STALLS.counted(null, null)).isEqualTo("n/a before 2.12");
    }
}
