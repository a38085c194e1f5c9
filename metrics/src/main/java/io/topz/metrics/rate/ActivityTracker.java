package io.topz.metrics.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last minute of a counter of each entity and computes its activity. Not thread-safe.
 *
 * @param <K> the identity of an entity
 */
public final class ActivityTracker<K> {

    /** The number of values in a trend that fit into a row. */
    public static final int TREND_SAMPLES = 16;

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration SIXTY = Duration.ofSeconds(60);

    /** The samples of one entity. */
    private static final class Seen {
        private final @Nullable Object incarnation;
        private final CounterHistory history = new CounterHistory(SIXTY);
        private Activity activity = Activity.UNKNOWN;

        private Seen(@Nullable Object incarnation) {
            this.incarnation = incarnation;
        }
    }

    private final Map<K, Seen> entities = new HashMap<>();

    /**
     * Adds a count of an entity and returns its activity.
     *
     * @param incarnation equal as long as the counter is not reset
     * @param at the server's time of the count; null if it is not reported
     * @param count unsigned; null if unknown
     */
    public Activity advance(
            K key, @Nullable Object incarnation, @Nullable Instant at, Window window, @Nullable Long count) {
        if (at == null || count == null) {
            entities.remove(key);
            return Activity.UNKNOWN;
        }
        Seen seen = entities.get(key);
        if (seen == null || !Objects.equals(seen.incarnation, incarnation)) {
            seen = new Seen(incarnation);
            entities.put(key, seen);
        }
        Duration elapsed = seen.history.since(at);
        boolean tooSoon = elapsed != null && !elapsed.isNegative() && elapsed.compareTo(window.min()) < 0;
        if (!tooSoon) {
            boolean gap = elapsed != null && (elapsed.isNegative() || elapsed.compareTo(window.max()) > 0);
            seen.activity = advanced(seen, at, count, gap);
        }
        return seen.activity;
    }

    private static Activity advanced(Seen seen, Instant at, long count, boolean gap) {
        if (gap || seen.history.isBack(count)) {
            seen.history.clear();
        }
        Double now = seen.history.perSecond(at, count, Duration.ZERO);
        Double ten = seen.history.perSecond(at, count, TEN);
        Double sixty = seen.history.perSecond(at, count, SIXTY);
        seen.history.add(at, count);
        Activity before = seen.activity;
        boolean isFirst = now == null && before.trend().last(1).length == 0;
        Trend trend = isFirst ? Trend.EMPTY : before.trend().with(now == null ? Double.NaN : now, TREND_SAMPLES);
        return new Activity(now, ten, sixty, highest(before.peak(), now), trend, null);
    }

    private static @Nullable Double highest(@Nullable Double before, @Nullable Double now) {
        if (before == null || now == null) {
            return before == null ? now : before;
        }
        return Double.valueOf(Math.max(before, now));
    }

    /** Removes all other entities. */
    public void keepOnly(Set<K> keys) {
        entities.keySet().retainAll(keys);
    }

    /** Removes entities that were not seen since {@code oldest}. */
    public void forgetBefore(Instant oldest) {
        entities.values().removeIf(seen -> {
            Duration silence = seen.history.since(oldest);
            return silence == null || silence.compareTo(Duration.ZERO) > 0;
        });
    }
}
