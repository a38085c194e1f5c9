package io.topz.metrics;

import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of an entity identified by a typed name: a metric or its growth. Growth follows the rules of the dashboard: there is none if the
 * server was restarted, if the entity was created again, or if a counter has decreased.
 *
 * @param change which quantity of the metric is read
 */
public record Reading<E>(Metric<E> metric, Change change) {

    /** The quantity that is read of a metric. */
    public enum Change {
        /** Its value. */
        NONE(""),
        /** Its growth per second. */
        RATE("_rate"),
        /** Its growth since the previous sample. */
        DELTA("_delta");

        private final String suffix;

        Change(String suffix) {
            this.suffix = suffix;
        }

        /** The suffix of the name. */
        public String suffix() {
            return suffix;
        }
    }

    /** Two samples that are taken for a comparison are always close enough for a rate. */
    public static final Window WINDOW = new Window(Duration.ZERO, Duration.ofDays(1));

    /** The reading that a name means; empty if the entity has no such number. */
    public static <E> Optional<Reading<E>> of(Entity<E> entity, String typed) {
        return entity.numeric(typed)
                .map(metric -> new Reading<>(metric, Change.NONE))
                .or(() -> growth(entity, typed, Change.RATE))
                .or(() -> growth(entity, typed, Change.DELTA));
    }

    private static <E> Optional<Reading<E>> growth(Entity<E> entity, String typed, Change change) {
        if (!typed.endsWith(change.suffix)) {
            return Optional.empty();
        }
        String base = typed.substring(0, typed.length() - change.suffix.length());
        return entity.numeric(base)
                .filter(metric -> metric.kind().grows())
                .map(metric -> new Reading<>(metric, change));
    }

    /** Whether two samples are needed. */
    public boolean needsTwo() {
        return change != Change.NONE || metric.kind().needsTwo();
    }

    /** The number for a sampled entity; null if it is unknown. */
    public @Nullable Double of(Sampled<E> sampled) {
        Double now = metric.number(sampled.now().entity());
        if (change == Change.NONE) {
            return now;
        }
        Sampled.Moment<E> earlier = sampled.before();
        Double before = earlier == null ? null : metric.number(earlier.entity());
        if (earlier == null || before == null || now == null || (metric.kind() == Kind.COUNTER && now < before)) {
            return null;
        }
        return change == Change.RATE
                ? rate(earlier, sampled.now(), now - before)
                : difference(earlier, sampled.now(), now - before);
    }

    private @Nullable Double rate(Sampled.Moment<E> before, Sampled.Moment<E> now, double growth) {
        RateTracker<String, Double, Optional<Double>> tracker = new RateTracker<>(
                Optional.empty(), (first, second, seconds) -> Optional.of((second - first) / seconds));
        tracker.advance("", before.incarnation(), before.at(), WINDOW, 0.0);
        return tracker.advance("", now.incarnation(), now.at(), WINDOW, growth)
                .rates()
                .orElse(null);
    }

    /** A difference does not need the times of the samples. */
    private @Nullable Double difference(Sampled.Moment<E> before, Sampled.Moment<E> now, double growth) {
        return Objects.equals(before.incarnation(), now.incarnation()) ? Double.valueOf(growth) : null;
    }
}
