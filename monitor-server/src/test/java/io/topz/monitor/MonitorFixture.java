package io.topz.monitor;

import io.topz.collectors.counter.MonitorStats;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A monitoring port with a fake server, for one test. */
final class MonitorFixture implements AfterEachCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final FakeServer source = new FakeServer();
    final MonitorStats stats = new MonitorStats();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private @Nullable MonitorServer server;

    MonitorServer start() throws Exception {
        return start(MonitorOptions.defaults());
    }

    MonitorServer start(MonitorOptions options) throws Exception {
        MonitorServer started = MonitorServer.start(vertx, options, source, stats)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        server = started;
        return started;
    }

    int port() {
        if (server == null) {
            throw new IllegalStateException("start first");
        }
        return server.port();
    }

    HttpResponse<String> get(String path) throws Exception {
        return ask("GET", path);
    }

    HttpResponse<String> ask(String method, String path) throws Exception {
        return client.send(request(method, path), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return client.sendAsync(request("GET", path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
    }

    /** Waits until that many connections are open. */
    void awaitConnections(int count) {
        long start = System.nanoTime();
        while (server == null || server.connections() != count) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("not " + count + " connections within " + PATIENCE);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Waits until a path has been requested that often. */
    void awaitRequests(String path, long count) {
        long start = System.nanoTime();
        while (stats.requests().getOrDefault(path, 0L) < count) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("not " + count + " requests for " + path + " within " + PATIENCE);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Opens a plain connection; a read fails after ten seconds. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (server != null) {
            server.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
