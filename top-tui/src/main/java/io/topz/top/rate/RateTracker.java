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

    /**
     * @param incarnation when it differs, the counters began anew: the start time, say
     * @param rates as they were told with it
     */
    private record Seen(@Nullable Object incarnation, Instant at, Counters counters, Rates rates) {}

    /** What came of a new sample. */
    public record Tracked(Continuity continuity, Rates rates) {}

    private final Map<K, Seen> seen = new HashMap<>();

    /**
     * Takes new counters of an entity.
     *
     * @param incarnation equal as long as the counters count on
     * @param at the server's time of the sample; null when the server does not say, then there is no rate
     */
    public Tracked advance(
            K key, @Nullable Object incarnation, @Nullable Instant at, Window window, Counters counters) {
        Seen before = seen.get(key);
        if (at == null) {
            seen.remove(key);
            return new Tracked(before == null ? Continuity.FIRST : Continuity.GAP, Rates.UNKNOWN);
        }
        Continuity continuity = continuity(before, incarnation, at, window);
        if (before != null && continuity == Continuity.TOO_SOON) {
            return new Tracked(continuity, before.rates);
        }
        Rates rates = Rates.UNKNOWN;
        if (before != null && continuity == Continuity.STEADY) {
            rates = Rates.between(
                    before.counters, counters, Duration.between(before.at, at).toNanos() / 1e9);
        }
        seen.put(key, new Seen(incarnation, at, counters, rates));
        return new Tracked(continuity, rates);
    }

    private static Continuity continuity(
            @Nullable Seen before, @Nullable Object incarnation, Instant at, Window window) {
        if (before == null) {
            return Continuity.FIRST;
        }
        if (!Objects.equals(before.incarnation, incarnation)) {
            return Continuity.RESTARTED;
        }
        Duration elapsed = Duration.between(before.at, at);
        if (elapsed.isNegative() || elapsed.compareTo(window.max()) > 0) {
            return Continuity.GAP;
        }
        return elapsed.isZero() || elapsed.compareTo(window.min()) < 0 ? Continuity.TOO_SOON : Continuity.STEADY;
    }

    /** Forgets the entities that were not seen since. */
    public void forgetBefore(Instant oldest) {
        seen.values().removeIf(entity -> entity.at.isBefore(oldest));
    }
}
