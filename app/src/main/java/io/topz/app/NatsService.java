package io.topz.app;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.collectors.counter.MonitorStats;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker and its monitoring port, connected to each other and started and stopped together. */
final class NatsService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NatsService.class);
    private static final long STEP_TIMEOUT_SECONDS = 10;

    private final Vertx vertx;
    private final Broker broker;
    private final @Nullable MonitorServer monitor;
    private final @Nullable String monitorUrl;

    private NatsService(Vertx vertx, Broker broker, @Nullable MonitorServer monitor, @Nullable String monitorUrl) {
        this.vertx = vertx;
        this.broker = broker;
        this.monitor = monitor;
        this.monitorUrl = monitorUrl;
    }

    /**
     * Starts both and returns when both accept connections.
     *
     * @param monitorOptions null for a broker without a monitoring port
     * @throws IOException with a sentence for people if the monitoring port cannot be opened
     * @throws io.topz.broker.BrokerException if the port for clients cannot be opened
     */
    static NatsService start(BrokerOptions brokerOptions, @Nullable MonitorOptions monitorOptions) throws IOException {
        // The monitoring port has an event loop in addition to those of the broker, so that a poller does not wait for
        // a publisher.
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(brokerOptions.eventLoops() + 1));
        MonitorStats stats = new MonitorStats();
        Broker broker = null;
        try {
            broker = Broker.start(vertx, brokerOptions, stats);
            return start(vertx, broker, stats, monitorOptions);
        } catch (IOException | RuntimeException | Error failed) {
            if (broker != null) {
                broker.stop();
            }
            vertx.close();
            throw failed;
        }
    }

    private static NatsService start(
            Vertx vertx, Broker broker, MonitorStats stats, @Nullable MonitorOptions monitorOptions)
            throws IOException {
        if (monitorOptions == null) {
            return new NatsService(vertx, broker, null, null);
        }
        MonitorServer monitor = await(MonitorServer.start(vertx, monitorOptions, broker.collector(), stats));
        String scheme = monitorOptions.tls() == null ? "http" : "https";
        LOG.info("Starting {} monitor on {}:{}", scheme, bracketed(monitorOptions.host()), monitor.port());
        String url =
                scheme + "://" + reachable(monitorOptions.host()) + ":" + monitor.port() + monitorOptions.basePath();
        return new NatsService(vertx, broker, monitor, url);
    }

    Vertx vertx() {
        return vertx;
    }

    String clientUrl() {
        return "nats://" + reachable(broker.host()) + ":" + broker.port();
    }

    /** The base URL of the documents, without a slash at the end; null without a monitoring port. */
    @Nullable
    String monitorUrl() {
        return monitorUrl;
    }

    /** Completes with the reason when the broker has failed for good. */
    CompletionStage<String> failure() {
        return broker.failure();
    }

    /** Closes the clients one by one over time and returns when all are gone; {@link #close} does the rest. */
    void drain(Duration grace, Duration total) {
        broker.drain(grace, total);
    }

    /** Frees the ports and closes the clients, then stops the event loops. */
    @Override
    public void close() throws IOException {
        broker.stopAccepting();
        if (monitor != null) {
            await(monitor.stop());
        }
        broker.stop();
        Future<Void> closed = vertx.close();
        await(closed.toCompletionStage());
    }

    /** Stops the event loops, which drops every connection without informing the clients. */
    void abandon() throws IOException {
        await(vertx.close().toCompletionStage());
    }

    /** An address that a client on this machine can connect to. */
    private static String reachable(String host) {
        return switch (host) {
            case "", "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> bracketed(host);
        };
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static <T> T await(CompletionStage<T> stage) throws IOException {
        return Stages.await(stage, STEP_TIMEOUT_SECONDS);
    }
}
