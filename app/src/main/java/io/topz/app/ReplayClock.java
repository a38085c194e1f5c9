package io.topz.app;

import io.topz.collectors.recorded.Replay;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Lets a recording play: its moment moves as time passes, until the end. */
final class ReplayClock {

    private final Replay replay;
    private final double speed;
    private final LongSupplier nanoTime;
    private final Instant from;
    private final long began;

    /** @param speed recorded seconds in a second */
    ReplayClock(Replay replay, double speed, LongSupplier nanoTime) {
        this.replay = replay;
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.from = replay.position();
        this.began = nanoTime.getAsLong();
    }

    /** Moves now and then, on a worker: it reads from the file. */
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

    /** Moves to where the recording is now; returns whether it goes on. */
    boolean move() throws IOException {
        long passed = (long) ((nanoTime.getAsLong() - began) * speed);
        Instant now = from.plus(Duration.ofNanos(passed));
        replay.moveTo(now);
        return now.isBefore(replay.end());
    }
}
