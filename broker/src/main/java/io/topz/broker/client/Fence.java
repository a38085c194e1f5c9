package io.topz.broker.client;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits until every other loop has handed over what it had staged, so that what is sent next comes behind it. A client that
 * has unsubscribed and gets its PONG knows that nothing more comes.
 */
final class Fence {

    private final IoLoop home;
    private final AtomicInteger left;
    private final Runnable then;

    private Fence(IoLoop home, int others, Runnable then) {
        this.home = home;
        this.left = new AtomicInteger(others);
        this.then = then;
    }

    /** Runs {@code then} on {@code home}, which must be the caller's loop, behind everything that is staged elsewhere now. */
    static void pass(IoLoop home, ServerState server, Runnable then) {
        Fence fence = new Fence(home, server.loops().size() - 1, then);
        for (IoLoop other : server.loops()) {
            if (other != home) {
                fence.ask(other);
            }
        }
    }

    /** A loop runs tasks between reads, and at the end of each read it has handed over everything or goes on doing so. */
    private void ask(IoLoop other) {
        try {
            other.executor().execute(() -> other.afterFlush(this::answered));
        } catch (RejectedExecutionException e) {
            answered();
        }
    }

    private void answered() {
        if (left.decrementAndGet() == 0) {
            home.executor().execute(then);
        }
    }
}
