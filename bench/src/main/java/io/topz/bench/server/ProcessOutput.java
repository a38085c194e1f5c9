package io.topz.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The output of a server process: read to its end, so that the process never blocks on it; the last lines are kept for error messages. */
final class ProcessOutput {

    private static final String READY = "Server is ready";
    private static final int LINES_KEPT = 20;

    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();

    private ProcessOutput() {}

    static ProcessOutput of(Process process) {
        ProcessOutput output = new ProcessOutput();
        Thread reader = new Thread(() -> output.read(process), "log of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(READY)) {
                    ready.complete(System.nanoTime());
                }
                keep(line);
            }
            ready.completeExceptionally(new IOException("it ended before it was ready" + said()));
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
    }

    /** Waits for {@code Server is ready}; returns the {@link System#nanoTime()} at which it was printed. */
    long awaitReady(Duration timeout) throws IOException {
        try {
            return ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ended) {
            Throwable cause = Objects.requireNonNullElse(ended.getCause(), ended);
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException late) {
            throw new IOException("it was not ready after %d s%s".formatted(timeout.toSeconds(), said()), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it started", interrupted);
        }
    }

    private synchronized void keep(String line) {
        lastLines.addLast(line);
        if (lastLines.size() > LINES_KEPT) {
            lastLines.removeFirst();
        }
    }

    private synchronized String said() {
        return lastLines.isEmpty() ? ", saying nothing" : ", saying\n  " + String.join("\n  ", lastLines);
    }
}
