package io.topz.broker.client;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tasks of one event loop that wait until other connections were served. They run one at a time, and the loop reads from other connections
 * in between. Confined to that loop.
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

    /** Uses a timer instead of a task, because the loop runs all tasks before it looks at its sockets again. */
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
