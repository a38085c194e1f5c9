package io.topz.bench.scenario;

import io.topz.bench.client.NatsConnection;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one server, and tasks that use them at the same time, each on a thread of its own. When a task fails or time runs out, all
 * connections are closed, so that no task waits for ever.
 */
final class Crew implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** A task of one thread. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    private final Server server;
    private final List<AutoCloseable> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Crew(Server server) {
        this.server = server;
    }

    /** Opens a connection that is closed with the crew. */
    NatsConnection connect(String name) throws IOException {
        return keep(NatsConnection.open(server.port(), name));
    }

    /** Closes a connection together with the crew. */
    <C extends AutoCloseable> C keep(C connection) {
        connections.add(connection);
        return connection;
    }

    /** Runs all tasks concurrently; returns when all have ended. */
    void run(List<Task> tasks) throws IOException {
        CompletionService<Boolean> running = new ExecutorCompletionService<>(threads);
        for (Task task : tasks) {
            running.submit(() -> {
                task.run();
                return true;
            });
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            for (int done = 0; done < tasks.size(); done++) {
                Future<Boolean> next = running.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new IOException("not all messages arrived within %d s".formatted(TIMEOUT.toSeconds()));
                }
                next.get();
            }
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (AutoCloseable connection : connections) {
            try {
                connection.close();
            } catch (Exception notClosed) {
                throw new IOException(notClosed);
            }
        }
    }
}
