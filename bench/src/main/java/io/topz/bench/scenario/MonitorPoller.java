package io.topz.bench.scenario;

import io.topz.bench.client.HttpConnection;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Requests one path of a monitoring port every second until it is closed. */
final class MonitorPoller implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final HttpConnection http;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final long begun = System.nanoTime();
    private final ScheduledFuture<?> polling;

    private MonitorPoller(HttpConnection http) {
        this.http = http;
        this.polling = thread.scheduleAtFixedRate(this::poll, 0, INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Starts with a first request. */
    static MonitorPoller begin(Server server, String path) throws IOException {
        return new MonitorPoller(HttpConnection.open(server.monitorPort(), path));
    }

    private void poll() {
        try {
            http.get();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns half-way between the first two requests. A period of n seconds from then on contains n requests. */
    void awaitMiddle() {
        Pause.until(begun + INTERVAL.toNanos() / 2);
    }

    /**
     * Stops polling.
     *
     * @throws IOException if a request has failed
     */
    @Override
    public void close() throws IOException {
        boolean failed = polling.isDone();
        thread.shutdownNow();
        http.close();
        if (failed) {
            try {
                polling.get();
            } catch (ExecutionException why) {
                throw new IOException(String.valueOf(why.getMessage()), why);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }
    }
}
