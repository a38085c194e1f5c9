package io.topz.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void last_isOldestFirst() {
        Trend trend = Trend.EMPTY.with(1).with(Double.NaN).with(3);
        assertThat(trend.last(2)).containsExactly(Double.NaN, 3);
        assertThat(trend.last(9)).containsExactly(1, Double.NaN, 3);
        assertThat(Trend.EMPTY.last(5)).isEmpty();
    }

    @Test
    void trend_keepsALimitedNumber() {
        Trend trend = Trend.EMPTY;
        for (int i = 0; i < Trend.MAX_SAMPLES + 10; i++) {
            trend = trend.with(i);
        }
        assertThat(trend.last(1000)).hasSize(Trend.MAX_SAMPLES).startsWith(10).endsWith(129);
    }

    @Test
    void sum_endsAtTheSameMoment_andLeavesOutWhatIsNotKnown() {
        Trend longer = Trend.EMPTY.with(1).with(Double.NaN).with(3);
        Trend shorter = Trend.EMPTY.with(20).with(Double.NaN);
        assertThat(longer.plus(shorter).last(9)).containsExactly(1, 20, 3);
        assertThat(shorter.plus(longer).last(9)).containsExactly(1, 20, 3);
        assertThat(longer.plus(shorter).highest()).isEqualTo(20);
        assertThat(Trend.EMPTY.plus(Trend.EMPTY).highest()).isNull();
    }
}
