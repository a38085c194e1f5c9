package io.topz.top.testing;

import io.topz.top.poll.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;

/** A clock that only the test advances, and a timer that uses it. Everything runs on the test's thread. */
public final class ManualTimer implements Timer, LongSupplier {

    private record Due(long at, long order, Runnable task) {}

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Due> later =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now = 1_000_000_000_000L;
    private long scheduled;
    private boolean running;

    @Override
    public long getAsLong() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
        if (!running) {
            runReady();
        }
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toNanos(), scheduled++, task);
        later.add(due);
        return () -> later.remove(due);
    }

    /** Lets time pass; tasks that become due run at their time. */
    public void advance(Duration time) {
        long end = now + time.toNanos();
        while (!later.isEmpty() && later.peek().at <= end) {
            Due due = later.remove();
            now = due.at;
            execute(due.task);
        }
        now = end;
    }

    /** The number of tasks that wait for their time. */
    public int waiting() {
        return later.size();
    }

    @Override
    public void close() {
        later.clear();
        ready.clear();
    }

    private void runReady() {
        running = true;
        try {
            for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
                task.run();
            }
        } finally {
            running = false;
        }
    }
}
