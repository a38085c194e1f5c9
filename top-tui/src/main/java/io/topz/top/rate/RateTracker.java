package io.topz.top.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last counters of each entity and makes rates of the next ones. Not thread-safe.
 *
 * @param <K> what tells entities apart
 */
public final class RateTracker<K> {

    /** @param incarnation when it differs, the counters began anew: the start time, say */
    private record Seen(@Nullable Object incarnation, Instant at, Counters counters) {}

    /** What came of a new sample. */
    public record Tracked(Continuity continuity, Rates rates) {}

    private final Map<K, Seen> seen = new HashMap<>();

    /**
     * Takes new counters of an entity.
     *
     * @param incarnation equal as long as the counters count on
     * @param at the server's time of the sample; null when the server does not say, then there is no rate
     * @param maxGap the longest time between two samples whose difference is still the rate of now
     */
    public Tracked advance(
            K key, @Nullable Object incarnation, @Nullable Instant at, Duration maxGap, Counters counters) {
        Seen before = at == null ? seen.remove(key) : seen.get(key);
        if (at == null) {
            return new Tracked(before == null ? Continuity.FIRST : Continuity.GAP, Rates.UNKNOWN);
        }
        if (before == null) {
            seen.put(key, new Seen(incarnation, at, counters));
            return new Tracked(Continuity.FIRST, Rates.UNKNOWN);
        }
        if (!Objects.equals(before.incarnation, incarnation)) {
            seen.put(key, new Seen(incarnation, at, counters));
            return new Tracked(Continuity.RESTARTED, Rates.UNKNOWN);
        }
        seen.put(key, new Seen(incarnation, at, counters));
        Duration elapsed = Duration.between(before.at, at);
        if (elapsed.isNegative() || elapsed.isZero() || elapsed.compareTo(maxGap) > 0) {
            return new Tracked(Continuity.GAP, Rates.UNKNOWN);
        }
        return new Tracked(Continuity.STEADY, Rates.between(before.counters, counters, elapsed.toNanos() / 1e9));
    }

    /** Forgets the entities that were not seen since. */
    public void forgetBefore(Instant oldest) {
        seen.values().removeIf(entity -> entity.at.isBefore(oldest));
    }
}
