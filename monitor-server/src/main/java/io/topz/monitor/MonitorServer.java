package io.topz.monitor;

import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A monitoring port: serves the documents of a {@link Collector} over HTTP or HTTPS, with the paths, parameters, statuses, headers and
 * layout of nats-server 2.10.27. Safe for any thread; requests run on one event loop of the given Vert.x and on a few worker threads of the
 * server.
 */
public final class MonitorServer {

    private final HttpServer http;
    private final Workers workers;
    private final OpenConnections connections;
    private final MonitorStats stats;

    private MonitorServer(HttpServer http, Workers workers, OpenConnections connections, MonitorStats stats) {
        this.http = http;
        this.workers = workers;
        this.connections = connections;
        this.stats = stats;
    }

    /**
     * Starts to listen. The stage fails with an {@link IOException} if the address is taken or the certificate cannot be read; its message
     * says what to change.
     *
     * @param stats receives the address of the port and the number of requests per path
     */
    public static CompletionStage<MonitorServer> start(
            Vertx vertx, MonitorOptions options, Collector collector, MonitorStats stats) {
        MonitorLimits limits = MonitorLimits.of(options);
        stats.limitedBy(limits.all());
        Workers workers = new Workers(collector, options, limits);
        HttpServer http = vertx.createHttpServer(serverOptions(options));
        Sender sender = new Sender(new ResponseTransfers(vertx, options, limits, System::nanoTime), Clock.systemUTC());
        OpenConnections connections = new OpenConnections(options, limits);
        http.connectionHandler(connections);
        http.requestHandler(new Routing(options, stats, workers, sender).router(vertx));
        return checkTls(options)
                .compose(unused -> http.listen())
                .map(listening -> {
                    stats.listening(address(options, listening.actualPort()));
                    return new MonitorServer(http, workers, connections, stats);
                })
                .recover(failure -> {
                    workers.stop();
                    return Future.failedFuture(explain(options, failure));
                })
                .toCompletionStage();
    }

    /** The port that it listens on. */
    public int port() {
        return http.actualPort();
    }

    /** The number of connected clients. */
    public int connections() {
        return connections.open();
    }

    /** Stops listening and closes all connections; the stage completes when the port is free. */
    public CompletionStage<Void> stop() {
        stats.listening(MonitorStats.Address.NONE);
        workers.stop();
        return http.shutdown(0, TimeUnit.SECONDS).toCompletionStage();
    }

    private static HttpServerOptions serverOptions(MonitorOptions options) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(Math.max(0, options.port()))
                .setMaxInitialLineLength(options.maxHeaderBytes())
                .setMaxHeaderSize(options.maxHeaderBytes())
                .setTcpKeepAlive(true)
                .setHttp2ClearTextEnabled(false);
        if (options.tls() != null) {
            http.setSsl(true)
                    .setUseAlpn(false)
                    .setSslHandshakeTimeout(options.headerTimeout().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(options.tls().certificate().toString())
                            .setKeyPath(options.tls().key().toString()));
        }
        return http;
    }

    private static MonitorStats.Address address(MonitorOptions options, int port) {
        boolean tls = options.tls() != null;
        return new MonitorStats.Address(options.host(), tls ? 0 : port, tls ? port : 0, options.basePath());
    }

    /** Fails with the name of a missing file, because the message of the TLS library is vague. */
    private static Future<Void> checkTls(MonitorOptions options) {
        MonitorOptions.Tls tls = options.tls();
        if (tls != null) {
            for (Path file : new Path[] {tls.certificate(), tls.key()}) {
                if (!Files.isReadable(file)) {
                    return Future.failedFuture("cannot read " + file);
                }
            }
        }
        return Future.succeededFuture();
    }

    private static IOException explain(MonitorOptions options, Throwable failure) {
        String place = (options.tls() == null ? "http://" : "https://") + options.host() + ":" + options.port();
        return new IOException("cannot serve the monitoring port on " + place + ": " + failure.getMessage(), failure);
    }
}
