package io.topz.top.poll;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A {@link Timer} with a daemon thread. A task that throws is reported and does not affect the next ones. */
public final class ThreadTimer implements Timer {

    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<Throwable> defects;

    /** Creates a timer that reports defects as threads do, on standard error. */
    public ThreadTimer(String threadName) {
        this(threadName, defect -> {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, defect);
        });
    }

    /** @param defects receives exceptions of tasks on the timer's thread, which the executor would hide */
    public ThreadTimer(String threadName, Consumer<Throwable> defects) {
        this.defects = defects;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error defect) {
                defects.accept(defect);
            }
        };
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Waits at most that long for the tasks that are due, and ends the thread. */
    public void finish(Duration limit) {
        CountDownLatch done = new CountDownLatch(1);
        execute(done::countDown);
        try {
            done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        close();
    }
}
