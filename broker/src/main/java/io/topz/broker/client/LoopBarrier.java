package io.topz.broker.client;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits until every other loop has handed over the messages that it had collected, so that later bytes are sent after them. A client that
 * has unsubscribed receives no more messages after its PONG.
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

    /** Runs {@code then} on {@code home}, which must be the caller's loop, after the messages that other loops have collected by now. */
    static void pass(IoLoop home, Loops all, Runnable then) {
        List<IoLoop> loops = all.all();
        LoopBarrier barrier = new LoopBarrier(home, loops.size() - 1, then);
        for (IoLoop other : loops) {
            if (other != home) {
                barrier.ask(other);
            }
        }
    }

    /**
     * Asks a loop to report. It runs tasks between reads, and at the end of each read it has handed over its batches, or continues to do
     * so.
     */
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
