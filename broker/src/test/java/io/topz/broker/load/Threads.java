package io.topz.broker.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs work in several threads at once and waits for all of it. */
final class Threads {

    private Threads() {}

    /** Calls the work once in each of that many threads, with the number of the thread. */
    static void run(int threads, IntConsumer work) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            tasks.add(() -> {
                work.accept(thread);
                return true;
            });
        }
        run(tasks);
    }

    /** Calls each task in a thread of its own; fails with the exception of the first one that failed. */
    static <T> void run(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<T> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
    }
}
