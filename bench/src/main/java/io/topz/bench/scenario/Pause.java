package io.topz.bench.scenario;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a moment. */
final class Pause {

    private Pause() {}

    /** Returns at a {@link System#nanoTime()}, at once if it has passed. */
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
