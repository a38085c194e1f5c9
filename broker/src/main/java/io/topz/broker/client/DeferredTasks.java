package io.topz.broker.client;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tasks of one event loop that wait until others have had their turn: they run one at a time, and between two of them the loop
 * reads from other connections. Belongs to that loop.
 */
final class DeferredTasks {

    private final EventExecutor executor;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean scheduled;

    DeferredTasks(EventExecutor executor) {
        this.executor = executor;
    }

    void add(Runnable task) {
        waiting.add(task);
        schedule();
    }

    /** As a timer and not as a task: the loop runs tasks until there are none, before it looks at its sockets again. */
    private void schedule() {
        if (!scheduled && !waiting.isEmpty()) {
            scheduled = true;
            Future<?> unused = executor.schedule(this::next, 0, TimeUnit.NANOSECONDS);
        }
    }

    private void next() {
        scheduled = false;
        try {
            waiting.remove().run();
        } finally {
            schedule();
        }
    }
}
