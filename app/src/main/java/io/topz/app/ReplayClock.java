package io.topz.app;

import io.topz.recordings.Replay;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Lets a recording play: its moment moves as time passes, to the end, where it stays or starts again. */
final class ReplayClock {

    private final Replay replay;
    private final double speed;
    private final boolean loops;
    private final LongSupplier nanoTime;
    private final Instant from;
    private final long began;

    /**
     * @param speed recorded seconds in a second
     * @param loops whether it starts again, where it began, when it has ended
     */
    ReplayClock(Replay replay, double speed, boolean loops, LongSupplier nanoTime) {
        this.replay = replay;
        this.speed = speed;
        this.loops = loops;
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
        long length = Duration.between(from, replay.end()).toNanos();
        if (loops && length > 0) {
            passed %= length;
        }
        Instant now = from.plus(Duration.ofNanos(passed));
        replay.moveTo(now);
        return loops || now.isBefore(replay.end());
    }
}
