package io.topz.broker.jetstream.backup;

import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.reactor.Reactor;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks in turns of the JetStream thread for another thread, which waits for their results. */
final class TurnRunner {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Reactor reactor;

    /** A task with a result. It should take no more than a few milliseconds. */
    interface Work<T> {
        T run() throws IOException, JetStreamException;
    }

    /** A task without a result. */
    interface Task {
        void run() throws IOException, JetStreamException;
    }

    TurnRunner(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Runs a task and returns its result once the turn is committed. */
    <T> T call(Work<T> work) throws IOException, JetStreamException {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            reactor.execute(() -> perform(work, result));
            return result.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unwrapped(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new IOException("JetStream does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("JetStream is stopping", e);
        }
    }

    void run(Task task) throws IOException, JetStreamException {
        call(() -> {
            task.run();
            return true;
        });
    }

    private <T> void perform(Work<T> work, CompletableFuture<T> result) {
        try {
            T value = work.run();
            reactor.afterCommit(() -> result.complete(value));
        } catch (IOException | JetStreamException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private static IOException unwrapped(Throwable cause) throws IOException, JetStreamException {
        if (cause instanceof JetStreamException refused) {
            throw refused;
        }
        if (cause instanceof RuntimeException defect) {
            throw defect;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}
