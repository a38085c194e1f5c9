package io.topz.broker.client;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits until every other loop has handed over what it had collected, so that the next bytes are sent after it. A client that
 * has unsubscribed and receives its PONG gets no more messages.
 */
final class LoopBarrier {

    private final IoLoop home;
    private final AtomicInteger left;
    private final Runnable then;

    private LoopBarrier(IoLoop home, int others, Runnable then) {
        this.home = home;
        this.left = new AtomicInteger(others);
        this.then = then;
    }

    /** Runs {@code then} on {@code home}, which must be the caller's loop, after everything that other loops have collected now. */
    static void pass(IoLoop home, Loops all, Runnable then) {
        List<IoLoop> loops = all.all();
        LoopBarrier barrier = new LoopBarrier(home, loops.size() - 1, then);
        for (IoLoop other : loops) {
            if (other != home) {
                barrier.ask(other);
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
