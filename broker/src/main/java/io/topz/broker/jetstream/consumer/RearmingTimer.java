package io.topz.broker.jetstream.consumer;

import io.topz.broker.reactor.Reactor;
import org.jspecify.annotations.Nullable;

/**
 * A timer that runs a task at or after a time, again and again. An earlier time replaces a later one. A later time does not replace an
 * earlier one: the task itself notices that it is too early, and sets the timer again. So a deadline that is put off a million times costs
 * one timer.
 */
final class RearmingTimer {

    private final Reactor reactor;
    private final Runnable task;
    private long at = Long.MAX_VALUE;
    private Reactor.@Nullable Timer timer;

    RearmingTimer(Reactor reactor, Runnable task) {
        this.reactor = reactor;
        this.task = task;
    }

    /** Runs the task at that time (nanoseconds of the epoch) at the latest; {@link Long#MAX_VALUE} asks for nothing. */
    void at(long time) {
        if (time >= at) {
            return;
        }
        cancel();
        at = time;
        timer = reactor.schedule(Math.max(0, time - reactor.now()), this::ring);
    }

    private void ring() {
        at = Long.MAX_VALUE;
        timer = null;
        task.run();
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        at = Long.MAX_VALUE;
    }
}
