package io.topz.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityTrackerTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Window WINDOW = new Window(Duration.ofMillis(500), Duration.ofSeconds(4));

    private final ActivityTracker<String> tracker = new ActivityTracker<>();

    private Activity at(long second, long count) {
        return tracker.advance("a", "run", START.plusSeconds(second), WINDOW, count);
    }

    @Test
    void firstSample_tellsNothing() {
        assertThat(at(0, 1000)).isEqualTo(Activity.UNKNOWN);
    }

    @Test
    void means_lookBackAsFarAsTheySay() {
        at(0, 0);
        long count = 0;
        Activity activity = Activity.UNKNOWN;
        // One minute of 10 per second, ten seconds of 100, and one of 1000.
        for (int second = 1; second <= 71; second++) {
            count += second <= 60 ? 10 : second <= 70 ? 100 : 1000;
            activity = at(second, count);
        }
        assertThat(activity.now()).isEqualTo(1000.0);
        assertThat(activity.ten()).isCloseTo((9 * 100 + 1000) / 10.0, within(0.001));
        assertThat(activity.sixty()).isCloseTo((49 * 10 + 10 * 100 + 1000) / 60.0, within(0.001));
        assertThat(activity.peak()).isEqualTo(1000.0);
        assertThat(activity.trend().last(3)).containsExactly(100, 100, 1000);
        assertThat(activity.trend().last(100)).hasSize(ActivityTracker.TREND_SAMPLES);
    }

    @Test
    void means_beforeTheirTimeAreOfWhatWasSeen() {
        at(0, 0);
        at(1, 100);
        assertThat(at(2, 400).sixty()).isEqualTo(200.0);
    }

    @Test
    void peak_isHeld() {
        at(0, 0);
        at(1, 5000);
        Activity quiet = at(2, 5000);
        assertThat(quiet.now()).isZero();
        assertThat(quiet.peak()).isEqualTo(5000.0);
    }

    @Test
    void gap_isAGapAndNoMean() {
        at(0, 0);
        at(1, 100);
        Activity later = at(60, 100_000);
        assertThat(later.now()).isNull();
        assertThat(later.ten()).isNull();
        assertThat(later.peak()).isEqualTo(100.0);
        assertThat(later.trend().last(2)).containsExactly(100, Double.NaN);
        assertThat(at(61, 100_050).sixty()).isEqualTo(50.0);
    }

    @Test
    void newIncarnation_beginsAnew() {
        at(0, 0);
        at(1, 100);
        assertThat(tracker.advance("a", "another run", START.plusSeconds(2), WINDOW, 900L))
                .isEqualTo(Activity.UNKNOWN);
    }

    @Test
    void counterThatWentBack_hasNoRate() {
        at(0, 1000);
        at(1, 1100);
        assertThat(at(2, 5).now()).isNull();
    }

    @Test
    void sampleThatComesTooSoon_tellsWhatWasKnown() {
        at(0, 0);
        Activity known = at(1, 100);
        Instant soon = START.plusSeconds(1).plusMillis(100);
        assertThat(tracker.advance("a", "run", soon, WINDOW, 101L)).isEqualTo(known);
    }

    @Test
    void unsignedCounter_isNoMinus() {
        tracker.advance("a", "run", START, WINDOW, -10L);
        assertThat(at(1, -5).now()).isEqualTo(5.0);
    }

    @Test
    void shortIntervals_areBounded() {
        for (int i = 0; i < 2000; i++) {
            Instant at = START.plusMillis(100L * i);
            tracker.advance("a", "run", at, new Window(Duration.ofMillis(50), Duration.ofSeconds(4)), 10L * i);
        }
        Activity activity = at(200, 20_000);
        assertThat(Objects.requireNonNull(activity.sixty())).isCloseTo(100.0, within(0.5));
    }

    @Test
    void share_isOfASum() {
        at(0, 0);
        Activity activity = at(1, 25);
        assertThat(activity.shareOf(100.0).share()).isEqualTo(0.25);
        assertThat(activity.shareOf(0.0).share()).isNull();
        assertThat(activity.shareOf(null).share()).isNull();
    }

    @Test
    void entities_areForgotten() {
        at(0, 0);
        tracker.keepOnly(Set.of());
        assertThat(at(1, 100)).isEqualTo(Activity.UNKNOWN);
        tracker.forgetBefore(START.plusSeconds(2));
        assertThat(at(3, 100).now()).isNull();
    }
}
