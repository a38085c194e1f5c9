package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.reactor.Reactor;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task at or after a time, again and again. What is to happen earlier replaces what was to happen later; what may happen
 * later does not, as the task finds out itself that it is too early, and asks anew: so an alarm that is put off a million times
 * costs one timer.
 */
final class Alarm {

    private final Reactor reactor;
    private final Runnable task;
    private long at = Long.MAX_VALUE;
    private Reactor.@Nullable Timer timer;

    Alarm(Reactor reactor, Runnable task) {
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
