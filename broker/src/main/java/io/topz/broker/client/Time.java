package io.topz.broker.client;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The source of time.
 *
 * @param wall the wall clock
 * @param nanos a monotonic clock in nanoseconds, for durations
 */
public record Time(InstantSource wall, LongSupplier nanos) {

    public long epochNanos() {
        return epochNanos(wall.instant());
    }

    static long epochNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** The instant that is that many nanoseconds after the epoch. */
    public static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }
}
