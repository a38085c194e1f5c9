package io.topz.broker.jetstream.consumer.push;

import java.util.concurrent.TimeUnit;

/** Lets no more bits per second through than allowed, a large message at once now and then. Times are nanoseconds of the epoch. */
public final class RateLimit {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double nanosPerByte;
    private final long burst;
    private double paidUntil;

    /** {@code burstBytes} may go at once after a silence. */
    public RateLimit(long bitsPerSecond, long burstBytes) {
        nanosPerByte = 8.0 * SECOND / bitsPerSecond;
        burst = (long) (burstBytes * nanosPerByte);
    }

    /** When the next message may go; in the past if it may go now. */
    public long opensAt() {
        return (long) paidUntil;
    }

    /** A message of that size goes now. */
    public void sent(int bytes, long now) {
        paidUntil = Math.max(paidUntil, (double) now - burst) + bytes * nanosPerByte;
    }
}
