package io.topz.metrics.rate;

import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The predicted time of an event if the current trend continues.
 *
 * @param kind whether it will occur
 * @param in the time until it occurs; zero unless the kind is {@link Kind#IN}
 */
public record Forecast(Kind kind, Duration in) implements Comparable<Forecast> {

    /** Whether and when the event occurs; the soonest first. */
    public enum Kind {
        /** It has occurred. */
        NOW,
        /** It will occur. */
        IN,
        /** It will not occur: nothing changes, or it changes in the other direction. */
        NEVER,
        /** No rate is known yet. */
        UNKNOWN
    }

    /** The event has occurred. */
    public static final Forecast NOW = new Forecast(Kind.NOW, Duration.ZERO);

    /** The event will not occur. */
    public static final Forecast NEVER = new Forecast(Kind.NEVER, Duration.ZERO);

    /** Nothing is known. */
    public static final Forecast UNKNOWN = new Forecast(Kind.UNKNOWN, Duration.ZERO);

    /** More than this, about a thousand years, counts as never. */
    private static final double MAX_SECONDS = 3e10;

    /** The event will occur after that time. */
    public static Forecast in(Duration duration) {
        return duration.isNegative() || duration.isZero() ? NOW : new Forecast(Kind.IN, duration);
    }

    /**
     * Predicts when a quantity is used up.
     *
     * @param left the remaining quantity
     * @param rate the use per second; null if unknown
     */
    public static Forecast of(double left, @Nullable Double rate) {
        if (left <= 0) {
            return NOW;
        }
        if (rate == null) {
            return UNKNOWN;
        }
        double seconds = left / rate;
        return rate <= 0 || seconds > MAX_SECONDS ? NEVER : in(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }

    /** The seconds until it happens, infinitely many when it never will; null when nothing is known. */
    public @Nullable Double seconds() {
        return switch (kind) {
            case NOW, IN -> in.toMillis() / 1000.0;
            case NEVER -> Double.POSITIVE_INFINITY;
            case UNKNOWN -> null;
        };
    }

    /** For people: {@code now}, {@code 4m}, {@code never}; a dash when nothing is known. */
    public String text() {
        return switch (kind) {
            case NOW -> "now";
            case IN -> Times.age(in);
            case NEVER -> "never";
            case UNKNOWN -> Quantity.UNKNOWN;
        };
    }

    @Override
    public int compareTo(Forecast other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : in.compareTo(other.in);
    }
}
