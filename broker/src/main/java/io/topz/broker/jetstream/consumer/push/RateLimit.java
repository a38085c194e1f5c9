package io.topz.broker.jetstream.consumer.push;

import java.util.concurrent.TimeUnit;

/** Limits the bits sent per second; a large message may exceed the rate for a moment. Times are in nanoseconds since the epoch. */
public final class RateLimit {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double nanosPerByte;
    private final long burst;
    private double paidUntil;

    /** {@code burstBytes} may be sent at once after a pause. */
    public RateLimit(long bitsPerSecond, long burstBytes) {
        nanosPerByte = 8.0 * SECOND / bitsPerSecond;
        burst = (long) (burstBytes * nanosPerByte);
    }

    /** The time at which the next message may be sent; in the past if it may be sent now. */
    public long opensAt() {
        return (long) paidUntil;
    }

    /** Records that a message of that size is sent now. */
    public void sent(int bytes, long now) {
        paidUntil = Math.max(paidUntil, (double) now - burst) + bytes * nanosPerByte;
    }
}
