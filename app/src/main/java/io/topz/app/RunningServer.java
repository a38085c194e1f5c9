package io.topz.app;

import io.topz.app.log.ServerLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server in the foreground: runs until a signal ends it, and handles the signals that nats-server handles.
 *
 * <pre>
 * SIGINT, SIGTERM   stop; during a drain, SIGTERM is ignored
 * SIGUSR2           drain: accept no new clients, inform the connected ones, close them over time, then stop
 * SIGUSR1           reopen the log file
 * SIGHUP            only logged, because there is no configuration file to reload
 * </pre>
 */
final class RunningServer {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Duration drainGrace;
    private final Duration drainTime;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CompletableFuture<NatsService> started = new CompletableFuture<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    RunningServer(Duration drainGrace, Duration drainTime) {
        this.drainGrace = drainGrace;
        this.drainTime = drainTime;
    }

    /** Starts the server. */
    @FunctionalInterface
    interface Starter {
        NatsService start() throws IOException;
    }

    /**
     * Starts the server; returns its exit code when it has ended.
     *
     * @param isStreaming whether it has NATS Streaming
     */
    int run(Starter starter, boolean isStreaming, OutputFlags output) throws IOException {
        handleSignals();
        NatsService service = starter.start();
        ServerFiles files;
        try {
            files = ServerFiles.write(output.pidFile, output.portsDirectory, service.clientUrl(), service.monitorUrl());
        } catch (IOException failed) {
            service.close();
            throw failed;
        }
        if (!service.clientUrl().isEmpty()) {
            LOG.info("Server is ready");
        }
        if (isStreaming) {
            LOG.info("STREAM: Streaming Server is ready");
        }
        started.complete(service);
        CompletionStage<Void> unused = service.failure().thenAccept(this::fail);
        int code = ended.join();
        code = isClosed(service) ? code : 1;
        files.close();
        LOG.info("Server Exiting..");
        return code;
    }

    /** Ends the process with an error, so that a supervisor restarts it. */
    private void fail(String reason) {
        LOG.error("Server stops because of a failure: {}", reason);
        ended.complete(1);
    }

    private static boolean isClosed(NatsService service) {
        try {
            service.close();
            return true;
        } catch (IOException | RuntimeException | Error failed) {
            LOG.error("Shutdown failed: {}", failed.toString());
            return false;
        }
    }

    private void handleSignals() {
        handle("INT", "interrupt", () -> ended.complete(0));
        handle("TERM", "terminated", () -> {
            if (!draining.get()) {
                ended.complete(0);
            }
        });
        handle(
                "HUP",
                "hangup",
                () -> LOG.error(
                        "Failed to reload server configuration: topz reads no configuration file; restart it with other flags"));
        handle("USR1", "user defined signal 1", ServerLog::reopen);
        handle("USR2", "user defined signal 2", this::drain);
    }

    private static void handle(String name, String words, Runnable action) {
        boolean handled = Signals.handle(name, () -> {
            LOG.debug("Trapped \"{}\" signal", words);
            action.run();
        });
        if (!handled) {
            LOG.debug("Java keeps the signal {} for itself", name);
        }
    }

    private void drain() {
        if (draining.compareAndSet(false, true)) {
            started.join().drain(drainGrace, drainTime);
            ended.complete(0);
        }
    }
}
