package io.topz.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.metrics.rate.RateTracker.Tracked;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateTrackerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Window GAP = new Window(Duration.ofMillis(400), Duration.ofSeconds(10));

    private final RateTracker<String, Counters, Rates> tracker = RateTracker.ofTraffic();

    private Tracked<Rates> at(double seconds, Object run, @Nullable Long inMsgs) {
        Instant now = NOON.plusNanos((long) (seconds * 1e9));
        return tracker.advance("a", run, now, GAP, new Counters(inMsgs, 0L, null, 5L));
    }

    @Test
    void firstSample_hasNoRate() {
        assertThat(at(0, "run", 100L)).isEqualTo(new Tracked<>(Continuity.FIRST, Rates.UNKNOWN, Rates.UNKNOWN));
    }

    @Test
    void rate_isPerSecondOfTheServersTime() {
        at(0, "run", 100L);
        Tracked<Rates> next = at(5, "run", 350L);
        assertThat(next.continuity()).isEqualTo(Continuity.STEADY);
        assertThat(next.rates()).isEqualTo(new Rates(50.0, 0.0, null, 0.0));
        assertThat(at(5.5, "run", 351L).rates().inMsgs()).isEqualTo(2.0);
    }

    @Test
    void restart_hasNoRate() {
        at(0, "run", 100L);
        assertThat(at(1, "another run", 3L))
                .isEqualTo(new Tracked<>(Continuity.RESTARTED, Rates.UNKNOWN, Rates.UNKNOWN));
        assertThat(at(2, "another run", 5L).rates().inMsgs()).isEqualTo(2.0);
    }

    @Test
    void counterThatWentBack_hasNoRate() {
        at(0, "run", 100L);
        assertThat(at(1, "run", 99L).rates().inMsgs()).isNull();
    }

    @Test
    void gap_hasNoRate() {
        at(0, "run", 100L);
        assertThat(at(10.1, "run", 200L)).isEqualTo(new Tracked<>(Continuity.GAP, Rates.UNKNOWN, Rates.UNKNOWN));
    }

    @Test
    void sampleOutOfTurn_leavesTheRatesAsTheyAre() {
        at(0, "run", 100L);
        at(1, "run", 150L);
        assertThat(at(1.1, "run", 190L))
                .isEqualTo(new Tracked<>(
                        Continuity.TOO_SOON, new Rates(50.0, 0.0, null, 0.0), new Rates(50.0, 0.0, null, 0.0)));
        assertThat(at(2, "run", 210L).rates().inMsgs()).isEqualTo(60.0);
    }

    @Test
    void sameTime_orTimeThatWentBack_hasNoRate() {
        at(0, "run", 100L);
        assertThat(at(0, "run", 200L)).isEqualTo(new Tracked<>(Continuity.TOO_SOON, Rates.UNKNOWN, Rates.UNKNOWN));
        assertThat(at(-1, "run", 300L).continuity()).isEqualTo(Continuity.GAP);
    }

    @Test
    void noTime_hasNoRate() {
        Counters counters = new Counters(1L, 1L, 1L, 1L);
        assertThat(tracker.advance("a", "run", null, GAP, counters).rates()).isEqualTo(Rates.UNKNOWN);
        assertThat(at(1, "run", 2L).continuity()).isEqualTo(Continuity.FIRST);
    }

    @Test
    void countersAreUnsigned() {
        at(0, "run", Long.MAX_VALUE);
        assertThat(at(1, "run", Long.MIN_VALUE + 9).rates().inMsgs()).isEqualTo(10.0);
        // 2^64 - 1 follows
        assertThat(at(2, "run", -1L).rates().inMsgs()).isGreaterThan(9e18);
        assertThat(at(3, "run", 0L).rates().inMsgs()).isNull();
    }

    @Test
    void unknownCounter_isNoZero() {
        at(0, "run", null);
        assertThat(at(1, "run", 7L).rates().inMsgs()).isNull();
        assertThat(at(2, "run", null).rates().inMsgs()).isNull();
    }

    @Test
    void forgottenEntity_startsAnew() {
        at(0, "run", 100L);
        tracker.forgetBefore(NOON.plusSeconds(1));
        assertThat(at(2, "run", 200L).continuity()).isEqualTo(Continuity.FIRST);
    }

    @Test
    void trend_looksBackFiveToTenSeconds() {
        at(0, "run", 0L);
        for (int second = 1; second <= 5; second++) {
            assertThat(at(second, "run", 100L * second).trend().inMsgs()).isEqualTo(100.0);
        }
        // no further messages arrive
        assertThat(at(6, "run", 500L).trend().inMsgs()).isEqualTo(500.0 / 6);
        assertThat(at(9, "run", 500L).trend().inMsgs()).isEqualTo(500.0 / 9);
        assertThat(at(10, "run", 500L).trend().inMsgs()).isZero();
        assertThat(at(10, "run", 500L).rates().inMsgs()).isZero();
    }

    @Test
    void trend_beginsAnewAfterARestart() {
        at(0, "run", 0L);
        at(1, "run", 100L);
        assertThat(at(2, "another run", 0L).trend()).isEqualTo(Rates.UNKNOWN);
        assertThat(at(3, "another run", 7L).trend().inMsgs()).isEqualTo(7.0);
    }

    @Test
    void keptEntities_countOn() {
        at(0, "run", 100L);
        tracker.keepOnly(Set.of("a", "b"));
        assertThat(at(1, "run", 101L).continuity()).isEqualTo(Continuity.STEADY);
        tracker.keepOnly(Set.of("b"));
        assertThat(at(2, "run", 102L).continuity()).isEqualTo(Continuity.FIRST);
    }
}
