package io.topz.app.check;

import io.topz.metrics.rate.RateTracker;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The growth of a figure from one sample to the next, by the dashboard's rules: none where the counting began anew between them. */
final class Growth {

    /**
     * A figure at one moment.
     *
     * @param incarnation equal as long as it is the same server and the same thing that is counted
     * @param at the server's time
     */
    record Point(
            @Nullable Object incarnation,
            @Nullable Instant at,
            @Nullable Double value) {}

    private Growth() {}

    /** How much a figure grew, or how much per second; null when it is not known. */
    static @Nullable Double of(String name, @Nullable Point before, Point now) {
        if (before == null) {
            return null;
        }
        return name.endsWith(FigureNames.RATE) ? rate(before, now) : difference(before, now);
    }

    private static @Nullable Double rate(Point before, Point now) {
        RateTracker<String, Optional<Double>, Optional<Double>> tracker = new RateTracker<>(
                Optional.empty(),
                (first, second, seconds) -> first.isEmpty() || second.isEmpty()
                        ? Optional.empty()
                        : Optional.of((second.get() - first.get()) / seconds));
        tracker.advance("", before.incarnation, before.at, Observation.WINDOW, Optional.ofNullable(before.value));
        return tracker.advance("", now.incarnation, now.at, Observation.WINDOW, Optional.ofNullable(now.value))
                .rates()
                .orElse(null);
    }

    /** Needs no time. */
    private static @Nullable Double difference(Point before, Point now) {
        boolean isSame = Objects.equals(before.incarnation, now.incarnation);
        return !isSame || before.value == null || now.value == null ? null : Double.valueOf(now.value - before.value);
    }
}
