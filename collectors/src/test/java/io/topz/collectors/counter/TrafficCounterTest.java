package io.topz.collectors.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficCounterTest {

    @Test
    void snapshot_afterBothDirections_hasAllFourSums() {
        TrafficCounter counter = new TrafficCounter();
        counter.received(1, 5);
        counter.received(2, 18);
        counter.delivered(3, 15);
        assertThat(counter.snapshot()).isEqualTo(new TrafficTotals(3, 23, 3, 15));
    }

    @Test
    void reader_whileTwoThreadsWrite_seesRisingNumbersAndTheExactEnd() throws Exception {
        TrafficCounter counter = new TrafficCounter();
        int rounds = 1_000_000;
        CompletableFuture<Void> in = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < rounds; i++) {
                counter.received(1, 16);
            }
        });
        CompletableFuture<Void> out = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < rounds; i++) {
                counter.delivered(2, 32);
            }
        });
        TrafficTotals before = TrafficTotals.NONE;
        while (!in.isDone() || !out.isDone()) {
            TrafficTotals now = counter.snapshot();
            TrafficTotals step = now.minus(before);
            assertThat(Math.min(Math.min(step.inMsgs(), step.inBytes()), Math.min(step.outMsgs(), step.outBytes())))
                    .isNotNegative();
            before = now;
        }
        CompletableFuture.allOf(in, out).get(10, TimeUnit.SECONDS);
        assertThat(counter.snapshot()).isEqualTo(new TrafficTotals(rounds, 16L * rounds, 2L * rounds, 32L * rounds));
    }

    @Test
    void plus_ofTwo_undoesMinus() {
        TrafficTotals some = new TrafficTotals(1, 2, 3, 4);
        TrafficTotals other = new TrafficTotals(10, 20, 30, 40);
        assertThat(some.plus(other).minus(other)).isEqualTo(some);
    }
}
