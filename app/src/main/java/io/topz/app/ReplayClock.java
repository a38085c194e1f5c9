package io.topz.app;

import io.topz.recordings.Replay;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A clock that plays a recording: its position moves as time passes, until the end, where it stops or starts again. */
final class ReplayClock {

    private final Replay replay;
    private final double speed;
    private final boolean loops;
    private final LongSupplier nanoTime;
    private final Instant from;
    private final long began;

    /**
     * Creates the clock.
     *
     * @param speed recorded seconds per second
     * @param loops whether the recording starts again from its first position when it has ended
     */
    ReplayClock(Replay replay, double speed, boolean loops, LongSupplier nanoTime) {
        this.replay = replay;
        this.speed = speed;
        this.loops = loops;
        this.nanoTime = nanoTime;
        this.from = replay.position();
        this.began = nanoTime.getAsLong();
    }

    /** Moves the position periodically on a worker thread, because moving reads the file. */
    void start(Vertx vertx, long everyMillis) {
        vertx.setPeriodic(
                everyMillis,
                timer -> vertx.executeBlocking(() -> {
                    if (!move()) {
                        vertx.cancelTimer(timer);
                    }
                    return true;
                }));
    }

    /** Moves the recording to its present position; returns whether it continues. */
    boolean move() throws IOException {
        long passed = (long) ((nanoTime.getAsLong() - began) * speed);
        long length = Duration.between(from, replay.end()).toNanos();
        if (loops && length > 0) {
            passed %= length;
        }
        Instant now = from.plus(Duration.ofNanos(passed));
        replay.moveTo(now);
        return loops || now.isBefore(replay.end());
    }
}
