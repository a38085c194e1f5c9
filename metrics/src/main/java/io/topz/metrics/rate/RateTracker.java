package io.topz.metrics.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last counters of each entity and computes rates when the next ones are added. Not thread-safe.
 *
 * @param <K> the identity of an entity
 * @param <C> the counters of an entity
 * @param <R> the rates of an entity
 */
public final class RateTracker<K, C, R> {

    /** The minimum period of a trend, if there are samples that old; the maximum is twice as long. */
    public static final Duration TREND_SPAN = Duration.ofSeconds(5);

    /** Computes rates from two sets of counters and the positive number of seconds between them. */
    public interface Difference<C, R> {
        R between(C before, C now, double seconds);
    }

    /** @param at the server's time, in microseconds since 1970 */
    private record Mark<C>(long at, C counters) {}

    /**
     * @param incarnation changes when the counters are reset, for instance the start time
     * @param last the previous sample
     * @param older the start of the next trend
     * @param oldest the start of the trend
     * @param tracked the result for the last sample
     */
    private record Seen<C, R>(
            @Nullable Object incarnation, Mark<C> last, Mark<C> older, Mark<C> oldest, Tracked<R> tracked) {}

    /**
     * The result of adding a sample.
     *
     * @param rates growth since the previous sample
     * @param trend growth over {@link #TREND_SPAN} to twice that, for forecasts; available from the second sample on
     */
    public record Tracked<R>(Continuity continuity, R rates, R trend) {}

    private final R unknown;
    private final Difference<C, R> difference;
    private final Map<K, Seen<C, R>> seen = new HashMap<>();

    /** @param unknown the value as long as no rate is known */
    public RateTracker(R unknown, Difference<C, R> difference) {
        this.unknown = unknown;
        this.difference = difference;
    }

    /** A tracker of traffic counters. */
    public static <K> RateTracker<K, Counters, Rates> ofTraffic() {
        return new RateTracker<>(Rates.UNKNOWN, Rates::between);
    }

    /**
     * Adds the counters of an entity and returns its rates.
     *
     * @param incarnation equal as long as the counters are not reset
     * @param at the server's time of the sample; without it (null) there is no rate
     */
    public Tracked<R> advance(K key, @Nullable Object incarnation, @Nullable Instant at, Window window, C counters) {
        Seen<C, R> before = seen.get(key);
        if (at == null) {
            seen.remove(key);
            return new Tracked<>(before == null ? Continuity.FIRST : Continuity.GAP, unknown, unknown);
        }
        long time = CounterHistory.micros(at);
        Continuity continuity = continuity(before, incarnation, time, window);
        if (before != null && continuity == Continuity.TOO_SOON) {
            return new Tracked<>(continuity, before.tracked.rates, before.tracked.trend);
        }
        Mark<C> now = new Mark<>(time, counters);
        Mark<C> older = now;
        Mark<C> oldest = now;
        Tracked<R> tracked = new Tracked<>(continuity, unknown, unknown);
        if (before != null && continuity == Continuity.STEADY) {
            boolean span = time - before.older.at >= CounterHistory.micros(TREND_SPAN);
            older = span ? now : before.older;
            oldest = span ? before.older : before.oldest;
            tracked = new Tracked<>(continuity, between(before.last, now), between(oldest, now));
        }
        seen.put(key, new Seen<>(incarnation, now, older, oldest, tracked));
        return tracked;
    }

    private R between(Mark<C> before, Mark<C> now) {
        double seconds = (now.at - before.at) / 1e6;
        return difference.between(before.counters, now.counters, seconds);
    }

    private static Continuity continuity(
            @Nullable Seen<?, ?> before, @Nullable Object incarnation, long at, Window window) {
        if (before == null) {
            return Continuity.FIRST;
        }
        if (!Objects.equals(before.incarnation, incarnation)) {
            return Continuity.RESTARTED;
        }
        long elapsed = at - before.last.at;
        if (elapsed < 0 || elapsed > CounterHistory.micros(window.max())) {
            return Continuity.GAP;
        }
        return elapsed == 0 || elapsed < CounterHistory.micros(window.min()) ? Continuity.TOO_SOON : Continuity.STEADY;
    }

    /** Removes all other entities. */
    public void keepOnly(Set<K> entities) {
        seen.keySet().retainAll(entities);
    }

    /** Removes entities that were not seen since {@code oldest}. */
    public void forgetBefore(Instant oldest) {
        long limit = CounterHistory.micros(oldest);
        seen.values().removeIf(entity -> entity.last.at < limit);
    }
}
