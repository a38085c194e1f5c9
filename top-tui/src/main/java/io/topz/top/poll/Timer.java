package io.topz.top.poll;

import java.time.Duration;

/** Runs tasks one after another on a thread of its own: now or later. */
public interface Timer extends AutoCloseable {

    /** Runs a task as soon as those before it are done. */
    void execute(Runnable task);

    /**
     * Runs a task after a delay.
     *
     * @return withdraws the task if it has not begun
     */
    Runnable schedule(Duration delay, Runnable task);

    /** Ends the thread; tasks that have not begun are dropped. */
    @Override
    void close();
}
