package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTimeTest {

    private static final Instant START = Instant.parse("2026-11-20T22:00:30.250Z");
    private static final Instant END = Instant.parse("2026-11-21T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "03:14, 2026-11-21T03:14:00Z",
        "23:59:59, 2026-11-20T23:59:59Z",
        "22:00, 2026-11-20T22:00:30.250Z",
        "2026-11-21T03:14:05Z, 2026-11-21T03:14:05Z",
        "2026-11-21 03:14, 2026-11-21T03:14:00Z",
        "2026-11-21T03:14:05+01:00, 2026-11-21T02:14:05Z",
        "+5m, 2026-11-20T22:05:30.250Z",
        "-90s, 2026-11-21T05:58:30Z"
    })
    void times_areRead(String text, Instant time) {
        assertThat(ReplayTime.parse(text, START, END)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noon", "25:00", "+", "+5x", "2026-13-01T00:00:00Z", ""})
    void whatIsNoTime_isTold(String text) {
        assertThatThrownBy(() -> ReplayTime.parse(text, START, END)).hasMessageContaining("is no time such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:00", "+9h", "-9h", "2026-11-19T00:00:00Z"})
    void timeOutsideOfTheRecording_isTold(String text) {
        assertThatThrownBy(() -> ReplayTime.parse(text, START, END)).hasMessageContaining("the recording is from");
    }
}
