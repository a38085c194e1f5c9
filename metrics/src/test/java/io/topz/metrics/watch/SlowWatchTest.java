package io.topz.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowWatchTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Window WINDOW = new Window(Duration.ofMillis(500), Duration.ofSeconds(4));
    private static final CutLimits LIMITS = new CutLimits(64_000_000L, Duration.ofSeconds(10));

    private final SlowWatch watch = new SlowWatch();

    /** A connection at a second: the number of messages of 100 bytes sent to it, and the bytes still pending. */
    private static ConnInfo conn(long cid, long sent, long pending) {
        return ConnInfoBuilder.builder()
                .cid(cid)
                .start(START)
                .outMsgs(sent)
                .outBytes(100 * sent)
                .pendingBytes(pending)
                .build();
    }

    private SlowRow at(int second, ConnInfo conn) {
        return watch.observe(conn, Rates.UNKNOWN, START.plusSeconds(second), WINDOW, LIMITS);
    }

    @Test
    void growth_saysWhenAsMuchWaitsAsMayWait() {
        at(0, conn(5, 0, 0));
        at(1, conn(5, 400_000, 16_000_000));
        SlowRow row = at(2, conn(5, 800_000, 32_000_000));
        assertThat(row.growth()).isEqualTo(16_000_000);
        assertThat(row.cut().cause()).isEqualTo(Cut.Cause.PENDING);
        assertThat(row.cut().when().in()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void writeThatDoesNotEnd_isCutByTheDeadline() {
        at(0, conn(5, 0, 0));
        // All sent messages are pending, including the protocol overhead; the write of the first second is still in
        // progress.
        at(1, conn(5, 1000, 120_000));
        SlowRow row = at(4, conn(5, 4000, 480_000));
        assertThat(row.blocked()).isEqualTo(Duration.ofSeconds(4));
        assertThat(row.cut().cause()).isEqualTo(Cut.Cause.DEADLINE);
        assertThat(row.cut().when().in()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void writeThatDoesNotEnd_isSeenAlsoWhenNothingNewIsSent() {
        at(0, conn(5, 1000, 120_000));
        SlowRow row = at(3, conn(5, 1000, 120_000));
        assertThat(row.cut().cause()).isEqualTo(Cut.Cause.DEADLINE);
        assertThat(row.cut().when().in()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void clientThatReadsSlowly_hasNoDeadline() {
        at(0, conn(5, 0, 0));
        at(1, conn(5, 1000, 60_000));
        SlowRow row = at(2, conn(5, 2000, 120_000));
        assertThat(row.blocked()).isNull();
        assertThat(row.cut().cause()).isEqualTo(Cut.Cause.PENDING);
        at(3, conn(5, 3000, 240_000));
        assertThat(at(4, conn(5, 4000, 0)).cut().cause()).isEqualTo(Cut.Cause.NONE);
    }

    @Test
    void gap_saysNothingAboutTheWriteThatWentOnBefore() {
        at(0, conn(5, 0, 0));
        at(1, conn(5, 1000, 120_000));
        assertThat(at(60, conn(5, 2000, 130_000)).blocked()).isNull();
        assertThat(at(61, conn(5, 3000, 260_000)).blocked()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void serverThatDoesNotTellItsLimits_predictsNothing() {
        CutLimits none = new CutLimits(null, null);
        watch.observe(conn(5, 0, 0), Rates.UNKNOWN, START, WINDOW, none);
        SlowRow row = watch.observe(conn(5, 1000, 120_000), Rates.UNKNOWN, START.plusSeconds(1), WINDOW, none);
        assertThat(row.cut().cause()).isEqualTo(Cut.Cause.NONE);
        assertThat(row.share()).isNull();
    }

    @Test
    void samples_areOfOneConnection_alsoWhenIdsBeginAnew() {
        at(0, conn(5, 0, 0));
        at(1, conn(5, 1000, 120_000));
        ConnInfo another = ConnInfoBuilder.builder(conn(5, 0, 0))
                .start(START.plusSeconds(2))
                .build();
        assertThat(watch.samples(conn(5, 0, 0))).hasSize(2);
        assertThat(watch.samples(another)).isEmpty();
        at(3, another);
        assertThat(watch.samples(another)).hasSize(1);
    }

    @Test
    void danger_isCutThenGrowthThenPendingThenStallsThenRoundTrip() {
        List<ConnInfo> before = List.of(
                conn(1, 0, 0),
                conn(2, 0, 0),
                ConnInfoBuilder.builder(conn(3, 0, 0)).stalls(0L).build(),
                ConnInfoBuilder.builder(conn(4, 0, 0)).rtt("20ms").build(),
                ConnInfoBuilder.builder(conn(5, 0, 0)).rtt("300µs").build());
        before.forEach(conn -> at(0, conn));
        List<SlowRow> rows = new ArrayList<>();
        rows.add(at(1, before.get(4)));
        rows.add(at(1, before.get(3)));
        rows.add(at(1, ConnInfoBuilder.builder(before.get(2)).stalls(7L).build()));
        rows.add(at(1, conn(2, 1000, 120_000)));
        rows.add(at(1, conn(1, 1_000_000, 60_000_000)));
        rows.sort(Comparator.comparing(row -> comparable(row.danger())));
        assertThat(rows).extracting(row -> row.conn().cid()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @SuppressWarnings("unchecked") // all dangers are of one type
    private static Comparable<Object> comparable(Comparable<?> danger) {
        return (Comparable<Object>) danger;
    }
}
