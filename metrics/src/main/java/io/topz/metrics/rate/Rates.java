package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/**
 * The growth of {@link Counters} per second of the server's own time. Null is not known: there was no earlier sample, the counter is
 * absent, or it went back.
 *
 * @param inMsgs messages in per second
 * @param outMsgs messages out per second
 * @param inBytes bytes in per second
 * @param outBytes bytes out per second
 */
public record Rates(
        @Nullable Double inMsgs,
        @Nullable Double outMsgs,
        @Nullable Double inBytes,
        @Nullable Double outBytes) {

    /** No rate is known. */
    public static final Rates UNKNOWN = new Rates(null, null, null, null);

    /** Both together; what is not known of one is that of the other. */
    public Rates plus(Rates other) {
        return new Rates(
                sum(inMsgs, other.inMsgs),
                sum(outMsgs, other.outMsgs),
                sum(inBytes, other.inBytes),
                sum(outBytes, other.outBytes));
    }

    /** The sum of what is known of two numbers, null when nothing is. */
    public static @Nullable Double sum(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Double.valueOf(a + b);
    }

    /** The growth between two moments that lie so many seconds apart; more than zero. */
    static Rates between(Counters before, Counters now, double seconds) {
        return new Rates(
                PerSecond.grown(before.inMsgs(), now.inMsgs(), seconds),
                PerSecond.grown(before.outMsgs(), now.outMsgs(), seconds),
                PerSecond.grown(before.inBytes(), now.inBytes(), seconds),
                PerSecond.grown(before.outBytes(), now.outBytes(), seconds));
    }
}
