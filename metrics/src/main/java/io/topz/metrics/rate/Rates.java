package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/**
 * The growth of {@link Counters} per second of the server's clock. A value is null (unknown) if there was no earlier sample, if the counter
 * is absent, or if it has decreased.
 *
 * @param inMsgs received messages per second
 * @param outMsgs sent messages per second
 * @param inBytes received bytes per second
 * @param outBytes sent bytes per second
 */
public record Rates(
        @Nullable Double inMsgs,
        @Nullable Double outMsgs,
        @Nullable Double inBytes,
        @Nullable Double outBytes) {

    /** Unknown rates. */
    public static final Rates UNKNOWN = new Rates(null, null, null, null);

    /** The sum of both. A value that is unknown in one is that of the other. */
    public Rates plus(Rates other) {
        return new Rates(
                sum(inMsgs, other.inMsgs),
                sum(outMsgs, other.outMsgs),
                sum(inBytes, other.inBytes),
                sum(outBytes, other.outBytes));
    }

    /** The sum of the known numbers; null if both are unknown. */
    public static @Nullable Double sum(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Double.valueOf(a + b);
    }

    /** The growth between two sets of counters, with a positive number of seconds between them. */
    static Rates between(Counters before, Counters now, double seconds) {
        return new Rates(
                PerSecond.grown(before.inMsgs(), now.inMsgs(), seconds),
                PerSecond.grown(before.outMsgs(), now.outMsgs(), seconds),
                PerSecond.grown(before.inBytes(), now.inBytes(), seconds),
                PerSecond.grown(before.outBytes(), now.outBytes(), seconds));
    }
}
