package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.PerSecond;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import io.topz.metrics.server.ConnRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Watches the pending bytes of connections. It keeps the last samples of each. Not thread-safe. */
public final class SlowWatch {

    /** The number of samples kept for each connection. */
    public static final int SAMPLES = 20;

    private static final Duration MEMORY = Duration.ofMinutes(2);

    /** The least number of bytes that the protocol adds to a message: {@code MSG}, subject, subscription, size, line ends. */
    private static final double MIN_OVERHEAD = 16;

    private record Pressure(
            @Nullable Long pending,
            @Nullable Long stalls,
            @Nullable Long outMsgs,
            @Nullable Long outBytes) {}

    /**
     * @param written a lower bound of the bytes per second that left the server; null if unknown. Bytes counted as sent to a client may
     *     still be pending; the number of pending bytes decreases only at the end of a write.
     */
    private record Growth(
            @Nullable Double pending,
            @Nullable Double stalls,
            @Nullable Double written) {

        static final Growth UNKNOWN = new Growth(null, null, null);

        static Growth between(Pressure before, Pressure now, double seconds) {
            Double pending = PerSecond.changed(before.pending, now.pending, seconds);
            Double msgs = PerSecond.grown(before.outMsgs, now.outMsgs, seconds);
            Double bytes = PerSecond.grown(before.outBytes, now.outBytes, seconds);
            Double written =
                    pending == null || msgs == null || bytes == null ? null : bytes + MIN_OVERHEAD * msgs - pending;
            return new Growth(pending, PerSecond.grown(before.stalls, now.stalls, seconds), written);
        }
    }

    private static final class Watched {
        private final @Nullable Instant start;
        private List<PendingSample> samples = List.of();
        private @Nullable Instant free;
        private @Nullable Instant blockedSince;

        private Watched(@Nullable Instant start) {
            this.start = start;
        }

        /** Whether the sample is of that connection. After a restart of the server the ids start again. */
        boolean is(ConnInfo conn) {
            return Objects.equals(start, conn.start());
        }

        @Nullable
        Instant last() {
            return samples.isEmpty() ? null : samples.get(samples.size() - 1).at();
        }
    }

    private final RateTracker<Long, Pressure, Growth> growths = new RateTracker<>(Growth.UNKNOWN, Growth::between);
    private final Map<Long, Watched> connections = new HashMap<>();

    /** Adds the current state of all connections of a document, and forgets those that have not been seen for long. */
    public List<SlowRow> observe(List<ConnRow> connections, @Nullable Instant now, Window window, CutLimits limits) {
        List<SlowRow> rows = new ArrayList<>();
        for (ConnRow row : connections) {
            rows.add(observe(row.conn(), row.rates(), now, window, limits));
        }
        if (now != null) {
            forgetOld(now);
        }
        return rows;
    }

    /** Adds the current state of a connection. */
    public SlowRow observe(ConnInfo conn, Rates rates, @Nullable Instant now, Window window, CutLimits limits) {
        if (conn.cid() == null || now == null) {
            return new SlowRow(conn, rates, null, null, null, limits, List.of());
        }
        Pressure pressure = new Pressure(conn.pendingBytes(), conn.stalls(), conn.outMsgs(), conn.outBytes());
        Growth growth =
                growths.advance(conn.cid(), conn.start(), now, window, pressure).rates();
        Watched watched = connections.get(conn.cid());
        if (watched == null || !watched.is(conn)) {
            watched = new Watched(conn.start());
            connections.put(conn.cid(), watched);
        }
        Instant last = watched.last();
        if (last == null || last.isBefore(now)) {
            noteWrite(watched, conn, growth, now);
            watched.samples =
                    followed(watched.samples, new PendingSample(now, conn.pendingBytes(), rates.outMsgs(), conn.rtt()));
        }
        Duration blocked = watched.blockedSince == null ? null : Duration.between(watched.blockedSince, now);
        return new SlowRow(conn, rates, growth.pending, growth.stalls, blocked, limits, watched.samples);
    }

    /**
     * The samples with another one. While nothing is pending, only the last sample is kept, because there are thousands of such
     * connections.
     */
    private static List<PendingSample> followed(List<PendingSample> samples, PendingSample sample) {
        if (isNothing(sample) && areNothing(samples)) {
            return List.of(sample);
        }
        List<PendingSample> longer = new ArrayList<>(samples.subList(samples.size() < SAMPLES ? 0 : 1, samples.size()));
        longer.add(sample);
        return List.copyOf(longer);
    }

    private static boolean areNothing(List<PendingSample> samples) {
        for (PendingSample sample : samples) {
            if (!isNothing(sample)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(PendingSample sample) {
        return sample.pending() == null || sample.pending() == 0;
    }

    /** Tracks the current write: as long as no bytes leave the server for a connection with pending bytes, it is busy with one write. */
    private static void noteWrite(Watched watched, ConnInfo conn, Growth growth, Instant now) {
        boolean waits = conn.pendingBytes() != null && conn.pendingBytes() > 0;
        if (!waits || (growth.written != null && growth.written > 0)) {
            watched.blockedSince = null;
            watched.free = now;
        } else if (growth.written == null) {
            // This is the first sample or one after a gap: writes may have ended meanwhile.
            watched.blockedSince = null;
            watched.free = null;
        } else if (watched.blockedSince == null) {
            watched.blockedSince = watched.free == null ? watched.last() : watched.free;
        }
    }

    /** The last samples of a connection, the oldest first; empty if it was not seen recently. */
    public List<PendingSample> samples(ConnInfo conn) {
        Watched watched = conn.cid() == null ? null : connections.get(conn.cid());
        return watched == null || !watched.is(conn) ? List.of() : watched.samples;
    }

    /** Removes connections that have not been seen for long. */
    public void forgetOld(Instant now) {
        Instant oldest = now.minus(MEMORY);
        growths.forgetBefore(oldest);
        connections.values().removeIf(watched -> {
            Instant last = watched.last();
            return last == null || last.isBefore(oldest);
        });
    }
}
