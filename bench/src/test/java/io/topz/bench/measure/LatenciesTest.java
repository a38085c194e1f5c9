package io.topz.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentiles_areTheNearestRank() {
        Latencies latencies = new Latencies(1_000);
        LongStream.rangeClosed(1, 1_000).map(i -> 1_001 - i).map(i -> i * 1_000).forEach(latencies);

        assertThat(latencies.percentileMicros(50)).isEqualTo(500);
        assertThat(latencies.percentileMicros(99)).isEqualTo(990);
        assertThat(latencies.percentileMicros(99.9)).isEqualTo(999);
        assertThat(latencies.percentileMicros(100)).isEqualTo(1_000);
    }

    @Test
    void percentile_ofOne_isThatOne() {
        Latencies latencies = new Latencies(10);
        latencies.accept(1_500);

        assertThat(latencies.percentileMicros(1)).isEqualTo(1.5);
        assertThat(latencies.percentileMicros(99)).isEqualTo(1.5);
    }

    @Test
    void percentile_ofNone_isRefused() {
        assertThatThrownBy(() -> new Latencies(1).percentileMicros(50)).isInstanceOf(IllegalStateException.class);
    }
}
