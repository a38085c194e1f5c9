package io.topz.broker.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that no event reports, such as a counter that a server updates after it has answered. */
public final class Eventually {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private Eventually() {}

    /** Returns once the condition holds; fails if it does not within {@link NatsSocket#PATIENCE}. */
    public static void await(String what, BooleanSupplier condition) {
        await(what, NatsSocket.PATIENCE, condition);
    }

    /** Returns once the condition holds; fails if it does not within the given time. */
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
