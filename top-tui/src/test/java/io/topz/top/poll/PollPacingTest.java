package io.topz.top.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.metrics.rate.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPacingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({"3, 997", "500, 500", "700, 700", "4000, 4000"})
    void afterAnswer_restsAtLeastAsLongAsTheServerWorked(long tookMillis, long waitMillis) {
        assertThat(PollPacing.afterAnswer(SECOND, Duration.ofMillis(tookMillis), 300_000))
                .isEqualTo(Duration.ofMillis(waitMillis));
    }

    @Test
    void largeAnswers_makePollsRarer() {
        assertThat(PollPacing.afterAnswer(SECOND, Duration.ofMillis(100), 20 << 20))
                .isEqualTo(Duration.ofMillis(4900));
        assertThat(PollPacing.window(SECOND, Duration.ofMillis(100), 20 << 20).max())
                .isEqualTo(Duration.ofSeconds(16));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 10", "1000, 10"})
    void afterFailures_waitsEverLonger(int failures, long seconds) {
        assertThat(PollPacing.afterFailure(SECOND, failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void afterFailures_waitsAtLeastTheInterval() {
        assertThat(PollPacing.afterFailure(Duration.ofMinutes(1), 3)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void window_toleratesAMissedPoll() {
        assertThat(PollPacing.window(SECOND, Duration.ofMillis(5), 0))
                .isEqualTo(new Window(Duration.ofMillis(500), Duration.ofSeconds(4)));
        assertThat(PollPacing.window(SECOND, Duration.ofSeconds(3), 0).max()).isEqualTo(Duration.ofSeconds(19));
    }
}
