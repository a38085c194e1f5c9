package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.text.Quantity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that may be reading too slowly.
 *
 * @param rates the rates of its traffic
 * @param growth the growth of its pending bytes per second
 * @param stalls the number of times per second that producers had to wait for it; null if it is not reported
 * @param blocked how long the server has been busy with the current write to it; null if there is none
 * @param limits the limits of the server
 * @param samples the last samples, the oldest first
 */
public record SlowRow(
        ConnInfo conn,
        Rates rates,
        @Nullable Double growth,
        @Nullable Double stalls,
        @Nullable Duration blocked,
        CutLimits limits,
        List<PendingSample> samples) {

    /** The sort key by danger: the soonest to be disconnected first, then by growth, pending bytes, stalls and round-trip time. */
    private record Danger(Forecast cut, double growth, double pending, double stalls, double rtt)
            implements Comparable<Danger> {

        private static final Comparator<Danger> ORDER = Comparator.comparing(Danger::cut)
                .thenComparing(Danger::growth, Comparator.reverseOrder())
                .thenComparing(Danger::pending, Comparator.reverseOrder())
                .thenComparing(Danger::stalls, Comparator.reverseOrder())
                .thenComparing(Danger::rtt, Comparator.reverseOrder());

        @Override
        public int compareTo(Danger other) {
            return ORDER.compare(this, other);
        }
    }

    /** The share of {@code max_pending} that is pending, from 0 to 1. */
    public @Nullable Double share() {
        Long pending = conn.pendingBytes();
        Long max = limits.maxPending();
        return pending == null || max == null || max <= 0 ? null : Double.valueOf(Quantity.unsigned(pending) / max);
    }

    /** A graph of what waited for it, in one line. */
    public String graph() {
        return PendingSample.graph(samples);
    }

    /** The predicted time and cause of its disconnection. */
    public Cut cut() {
        return Cut.soonest(full(), overdue());
    }

    /** The predicted time at which its pending bytes reach the limit. */
    private Forecast full() {
        Long pending = conn.pendingBytes();
        Long max = limits.maxPending();
        return pending == null || max == null
                ? Forecast.UNKNOWN
                : Forecast.of((double) Math.max(0, max - pending), growth);
    }

    /** The predicted time at which the current write reaches its deadline. */
    private Forecast overdue() {
        Duration deadline = limits.writeDeadline();
        return deadline == null || blocked == null ? Forecast.NEVER : Forecast.in(deadline.minus(blocked));
    }

    /** The sort key that puts the connection in most danger first. */
    public Comparable<?> danger() {
        Long pending = conn.pendingBytes();
        Long rtt = RoundTrip.nanos(conn.rtt());
        return new Danger(
                cut().when(),
                growth == null ? 0 : growth,
                pending == null ? 0 : pending,
                stalls == null ? 0 : stalls,
                rtt == null ? 0 : rtt);
    }
}
