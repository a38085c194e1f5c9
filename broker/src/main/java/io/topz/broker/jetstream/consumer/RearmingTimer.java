package io.topz.broker.jetstream.consumer;

import io.topz.broker.reactor.Reactor;
import org.jspecify.annotations.Nullable;

/**
 * A reusable timer that runs a task at or after a given time. An earlier time replaces a later one. A later time does not replace an
 * earlier one: the task itself notices that it is too early and sets the timer again. A deadline that is postponed a million times
 * therefore costs only one timer.
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

    /** Runs the task no later than that time (in nanoseconds since the epoch); {@link Long#MAX_VALUE} is ignored. */
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
