package io.topz.app;

import io.topz.broker.Broker;
import io.topz.broker.EmbeddedServer;
import io.topz.broker.ServiceHost;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.service.ServiceFactory;
import io.topz.collectors.counter.MonitorStats;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker, or services that are clients of other servers, and its monitoring port, started and stopped together. */
final class NatsService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NatsService.class);
    private static final long STEP_TIMEOUT_SECONDS = 10;

    private final Vertx vertx;
    private final EmbeddedServer server;
    private final String clientUrl;
    private final @Nullable MonitorServer monitor;
    private final @Nullable String monitorUrl;

    private NatsService(
            Vertx vertx,
            EmbeddedServer server,
            String clientUrl,
            @Nullable MonitorServer monitor,
            @Nullable String monitorUrl) {
        this.vertx = vertx;
        this.server = server;
        this.clientUrl = clientUrl;
        this.monitor = monitor;
        this.monitorUrl = monitorUrl;
    }

    /** Starts a server on event loops of its own, with the monitoring port to be shown in its documents. */
    @FunctionalInterface
    private interface Starter {
        EmbeddedServer start(Vertx vertx, MonitorStats monitor);
    }

    /**
     * Starts a broker and its monitoring port; returns when both accept connections.
     *
     * @param monitorOptions null for a broker without a monitoring port
     * @throws IOException with a sentence for people if the monitoring port cannot be opened
     * @throws io.topz.broker.BrokerException if the port for clients cannot be opened
     */
    static NatsService start(BrokerOptions brokerOptions, @Nullable MonitorOptions monitorOptions) throws IOException {
        // The monitoring port has an event loop in addition to those of the broker, so that a poller does not wait for
        // a publisher.
        return start(
                brokerOptions.eventLoops() + 1,
                (vertx, stats) -> Broker.start(vertx, brokerOptions, stats),
                monitorOptions);
    }

    /**
     * Starts services without a broker, and their monitoring port.
     *
     * @throws IOException with a sentence for people if the monitoring port cannot be opened
     * @throws io.topz.broker.BrokerException if a service cannot start
     */
    static NatsService startServices(
            BrokerOptions options, List<ServiceFactory> services, @Nullable MonitorOptions monitorOptions)
            throws IOException {
        return start(1, (vertx, stats) -> ServiceHost.start(options, services, stats), monitorOptions);
    }

    private static NatsService start(int eventLoops, Starter starter, @Nullable MonitorOptions monitorOptions)
            throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops));
        MonitorStats stats = new MonitorStats();
        EmbeddedServer server = null;
        try {
            server = starter.start(vertx, stats);
            return start(vertx, server, stats, monitorOptions);
        } catch (IOException | RuntimeException | Error failed) {
            if (server != null) {
                server.stop();
            }
            vertx.close();
            throw failed;
        }
    }

    private static NatsService start(
            Vertx vertx, EmbeddedServer server, MonitorStats stats, @Nullable MonitorOptions monitorOptions)
            throws IOException {
        String clientUrl =
                server instanceof Broker broker ? "nats://" + reachable(broker.host()) + ":" + broker.port() : "";
        if (monitorOptions == null) {
            return new NatsService(vertx, server, clientUrl, null, null);
        }
        MonitorServer monitor = await(MonitorServer.start(vertx, monitorOptions, server.collector(), stats));
        String scheme = monitorOptions.tls() == null ? "http" : "https";
        LOG.info("Starting {} monitor on {}:{}", scheme, bracketed(monitorOptions.host()), monitor.port());
        String url =
                scheme + "://" + reachable(monitorOptions.host()) + ":" + monitor.port() + monitorOptions.basePath();
        return new NatsService(vertx, server, clientUrl, monitor, url);
    }

    Vertx vertx() {
        return vertx;
    }

    /** The URL for clients; empty for services without a broker. */
    String clientUrl() {
        return clientUrl;
    }

    /** The base URL of the documents, without a slash at the end; null without a monitoring port. */
    @Nullable
    String monitorUrl() {
        return monitorUrl;
    }

    /** Completes with the reason when the server has failed for good. */
    CompletionStage<String> failure() {
        return server.failure();
    }

    /** Closes the clients one by one over time and returns when all are gone; {@link #close} does the rest. */
    void drain(Duration grace, Duration total) {
        server.drain(grace, total);
    }

    /** Frees the ports and closes the clients, then stops the event loops. */
    @Override
    public void close() throws IOException {
        server.stopAccepting();
        if (monitor != null) {
            await(monitor.stop());
        }
        server.stop();
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
