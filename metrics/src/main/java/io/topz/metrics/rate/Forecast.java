package io.topz.metrics.rate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A prediction of the moment of an event, if the present trend continues.
 *
 * @param kind whether it will
 * @param in how long it takes, zero unless it is {@link Kind#IN}
 */
public record Forecast(Kind kind, Duration in) implements Comparable<Forecast> {

    /** The likelihood of the event; the soonest first. */
    public enum Kind {
        /** It has happened. */
        NOW,
        /** It will. */
        IN,
        /** It will not: nothing moves, or it moves the other way. */
        NEVER,
        /** No rate is known yet. */
        UNKNOWN
    }

    /** It has happened. */
    public static final Forecast NOW = new Forecast(Kind.NOW, Duration.ZERO);

    /** It will not happen. */
    public static final Forecast NEVER = new Forecast(Kind.NEVER, Duration.ZERO);

    /** Nothing is known. */
    public static final Forecast UNKNOWN = new Forecast(Kind.UNKNOWN, Duration.ZERO);

    /** More than a thousand years is never. */
    private static final double MAX_SECONDS = 3e10;

    /** It will happen so soon. */
    public static Forecast in(Duration duration) {
        return duration.isNegative() || duration.isZero() ? NOW : new Forecast(Kind.IN, duration);
    }

    /**
     * When so much is done at so much per second.
     *
     * @param left what is left to be done
     * @param rate per second, null when not known
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

    @Override
    public int compareTo(Forecast other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : in.compareTo(other.in);
    }
}
