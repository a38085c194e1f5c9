package io.topz.metrics.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last counters of each entity and makes rates of the next ones. Not thread-safe.
 *
 * @param <K> the identity of an entity
 * @param <C> what is counted of an entity
 * @param <R> how fast that grows
 */
public final class RateTracker<K, C, R> {

    /** The least span of a trend, if there were samples that long ago; at most twice as long. */
    public static final Duration TREND_SPAN = Duration.ofSeconds(5);

    /** From two counts and the seconds between them, more than zero, to a rate. */
    public interface Difference<C, R> {
        R between(C before, C now, double seconds);
    }

    /** @param at the server's time, in microseconds since 1970 */
    private record Mark<C>(long at, C counters) {}

    /**
     * @param incarnation when it differs, the counters began again: the start time, say
     * @param last the sample before
     * @param older where the next trend begins
     * @param oldest where the trend begins
     * @param tracked as the last sample had it
     */
    private record Seen<C, R>(
            @Nullable Object incarnation, Mark<C> last, Mark<C> older, Mark<C> oldest, Tracked<R> tracked) {}

    /**
     * The result of adding a sample.
     *
     * @param rates since the sample before
     * @param trend over the last {@link #TREND_SPAN} to twice that, for forecasts; from the second sample on
     */
    public record Tracked<R>(Continuity continuity, R rates, R trend) {}

    private final R unknown;
    private final Difference<C, R> difference;
    private final Map<K, Seen<C, R>> seen = new HashMap<>();

    /** @param unknown the value while no rate is known */
    public RateTracker(R unknown, Difference<C, R> difference) {
        this.unknown = unknown;
        this.difference = difference;
    }

    /** A tracker of traffic. */
    public static <K> RateTracker<K, Counters, Rates> ofTraffic() {
        return new RateTracker<>(Rates.UNKNOWN, Rates::between);
    }

    /**
     * Takes new counters of an entity.
     *
     * @param incarnation equal as long as the counters count on
     * @param at the server's time of the sample; null when the server does not say, then there is no rate
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

    /** Forgets all other entities. */
    public void keepOnly(Set<K> entities) {
        seen.keySet().retainAll(entities);
    }

    /** Forgets the entities that were not seen since. */
    public void forgetBefore(Instant oldest) {
        long limit = CounterHistory.micros(oldest);
        seen.values().removeIf(entity -> entity.last.at < limit);
    }
}
