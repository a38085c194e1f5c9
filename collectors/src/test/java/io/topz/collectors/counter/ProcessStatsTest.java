package io.topz.collectors.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessStatsTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong cpu = new AtomicLong(TimeUnit.SECONDS.toNanos(7));
    private final AtomicLong resident = new AtomicLong(1);
    private final ProcessStats stats = new ProcessStats(clock::get, cpu::get, resident::get);

    @Test
    void cpuPercent_afterOneSample_isZero() {
        stats.sample();
        assertThat(stats.cpuPercent()).isZero();
    }

    @Test
    void cpuPercent_halfACoreFor1234Millis_isFiftyPercent() {
        stats.sample();
        pass(1234, 617);
        assertThat(stats.cpuPercent()).isEqualTo(50.0);
    }

    @Test
    void cpuPercent_isRoundedToOneDecimalAndMayExceedOneCore() {
        stats.sample();
        pass(1000, 1987.654);
        assertThat(stats.cpuPercent()).isEqualTo(198.8);
        pass(1000, 0);
        assertThat(stats.cpuPercent()).isZero();
    }

    @Test
    void cpuPercent_whenTheClockStands_keepsTheLastValue() {
        stats.sample();
        pass(1000, 250);
        pass(0, 0);
        assertThat(stats.cpuPercent()).isEqualTo(25.0);
    }

    @Test
    void rssBytes_isThatOfTheLatestSample() {
        assertThat(stats.rssBytes()).isZero();
        resident.set(4096);
        stats.sample();
        assertThat(stats.rssBytes()).isEqualTo(4096);
    }

    @Test
    void thisProcess_started_hasResidentMemoryAndOneThread() {
        try (ProcessStats own = new ProcessStats()) {
            assertThat(samplers()).isZero();
            own.start();
            own.start();
            assertThat(samplers()).isEqualTo(1);
            assertThat(own.rssBytes()).isGreaterThan(10_000_000);
            assertThat(own.cores()).isPositive();
        }
    }

    private void pass(double wallMillis, double cpuMillis) {
        clock.addAndGet((long) (wallMillis * 1e6));
        cpu.addAndGet((long) (cpuMillis * 1e6));
        stats.sample();
    }

    private static long samplers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("topz-process-stats"))
                .count();
    }
}
