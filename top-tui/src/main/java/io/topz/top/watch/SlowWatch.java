package io.topz.top.watch;

import io.topz.collectors.document.ConnInfo;
import io.topz.top.rate.PerSecond;
import io.topz.top.rate.RateTracker;
import io.topz.top.rate.Rates;
import io.topz.top.rate.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches what waits for connections. Remembers the last samples of each; not thread-safe. */
public final class SlowWatch {

    /** Samples that are kept of a connection. */
    public static final int SAMPLES = 20;

    private static final Duration MEMORY = Duration.ofMinutes(2);

    private record Pressure(
            @Nullable Long pending, @Nullable Long stalls) {}

    private record Growth(
            @Nullable Double pending, @Nullable Double stalls) {
        static Growth between(Pressure before, Pressure now, double seconds) {
            return new Growth(
                    PerSecond.changed(before.pending, now.pending, seconds),
                    PerSecond.grown(before.stalls, now.stalls, seconds));
        }
    }

    private final RateTracker<Long, Pressure, Growth> growths =
            new RateTracker<>(new Growth(null, null), Growth::between);
    private final Map<Long, List<PendingSample>> samples = new HashMap<>();

    /** Takes a connection as it is now. */
    public SlowRow observe(
            ConnInfo conn, Rates rates, @Nullable Instant now, Window window, @Nullable Long maxPending) {
        Long cid = conn.cid();
        if (cid == null || now == null) {
            return new SlowRow(conn, rates, null, null, maxPending, List.of());
        }
        Pressure pressure = new Pressure(conn.pendingBytes(), conn.stalls());
        Growth growth =
                growths.advance(cid, conn.start(), now, window, pressure).rates();
        List<PendingSample> kept = samples.computeIfAbsent(cid, none -> new ArrayList<>());
        if (kept.isEmpty() || kept.get(kept.size() - 1).at().isBefore(now)) {
            kept.add(new PendingSample(now, conn.pendingBytes(), rates.outMsgs(), conn.rtt()));
        }
        if (kept.size() > SAMPLES) {
            kept.remove(0);
        }
        return new SlowRow(conn, rates, growth.pending, growth.stalls, maxPending, List.copyOf(kept));
    }

    /** The last samples of a connection, the oldest first; empty when it was not seen lately. */
    public List<PendingSample> samples(@Nullable Long cid) {
        return cid == null ? List.of() : List.copyOf(samples.getOrDefault(cid, List.of()));
    }

    /** Forgets who was not seen for long. */
    public void forgetOld(Instant now) {
        Instant oldest = now.minus(MEMORY);
        growths.forgetBefore(oldest);
        samples.values().removeIf(kept -> kept.get(kept.size() - 1).at().isBefore(oldest));
    }
}
