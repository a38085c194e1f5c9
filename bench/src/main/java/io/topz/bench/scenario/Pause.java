package io.topz.bench.scenario;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a given time. */
final class Pause {

    private Pause() {}

    /** Returns at that {@link System#nanoTime()}; immediately if it has passed. */
    static void until(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }

    static void of(Duration duration) {
        until(System.nanoTime() + duration.toNanos());
    }
}
