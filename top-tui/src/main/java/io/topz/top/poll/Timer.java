package io.topz.top.poll;

import java.time.Duration;

/** Runs tasks one after another on a thread of its own, now or later. */
public interface Timer extends AutoCloseable {

    /** Runs a task as soon as the earlier ones have ended. */
    void execute(Runnable task);

    /**
     * Runs a task after a delay.
     *
     * @return cancels the task if it has not started
     */
    Runnable schedule(Duration delay, Runnable task);

    /** Ends the thread and drops the tasks that have not started. */
    @Override
    void close();
}
