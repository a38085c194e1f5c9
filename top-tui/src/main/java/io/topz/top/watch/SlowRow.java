package io.topz.top.watch;

import io.topz.collectors.document.ConnInfo;
import io.topz.top.format.Quantity;
import io.topz.top.jetstream.Forecast;
import io.topz.top.rate.Rates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as one that may read too slowly.
 *
 * @param rates of its traffic
 * @param growth of what waits for it, in bytes per second
 * @param stalls times per second that producers had to wait for it; null when the server does not say
 * @param maxPending bytes that may wait before the server cuts it, null when not known
 * @param samples the last ones, the oldest first
 */
public record SlowRow(
        ConnInfo conn,
        Rates rates,
        @Nullable Double growth,
        @Nullable Double stalls,
        @Nullable Long maxPending,
        List<PendingSample> samples) {

    /** The soonest to be cut first, then what grows most, then the most that waits. */
    private record Danger(Forecast cut, double growth, double pending) implements Comparable<Danger> {
        @Override
        public int compareTo(Danger other) {
            int byCut = cut.compareTo(other.cut);
            if (byCut != 0) {
                return byCut;
            }
            int byGrowth = Double.compare(other.growth, growth);
            return byGrowth != 0 ? byGrowth : Double.compare(other.pending, pending);
        }
    }

    /** How much of what may wait does wait, from 0 to 1. */
    public @Nullable Double share() {
        Long pending = conn.pendingBytes();
        return pending == null || maxPending == null || maxPending <= 0
                ? null
                : Double.valueOf(Quantity.unsigned(pending) / maxPending);
    }

    /** When as much waits as may wait. The server's write deadline may strike before. */
    public Forecast cut() {
        Long pending = conn.pendingBytes();
        if (pending == null || maxPending == null) {
            return Forecast.UNKNOWN;
        }
        return Forecast.of((double) Math.max(0, maxPending - pending), growth);
    }

    /** What such connections are ordered by when the one in most danger comes first. */
    public Comparable<?> danger() {
        Long pending = conn.pendingBytes();
        return new Danger(cut(), growth == null ? 0 : growth, pending == null ? 0 : pending);
    }
}
