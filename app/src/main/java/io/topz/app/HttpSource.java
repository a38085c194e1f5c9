package io.topz.app;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.http.Cost;
import io.topz.collectors.http.HttpCollector;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.http.Metered;
import io.topz.collectors.options.Options;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A collector for a monitoring port with a small Vert.x of its own. Closing it closes both. */
final class HttpSource implements Collector, Metered, AutoCloseable {

    /** The time limit for closing; threads that still run would delay the end of the process longer. */
    private static final long CLOSE_MILLIS = 100;

    private final Vertx vertx;
    private final HttpCollector collector;

    /** Creates the collector and its Vert.x. It is slow, so a thread that draws must not call it. */
    HttpSource(HttpCollectorOptions options) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        try {
            collector = new HttpCollector(vertx, options);
        } catch (RuntimeException unusable) {
            close(vertx);
            throw unusable;
        }
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        return collector.collect(options);
    }

    @Override
    public Optional<Cost> lastCost() {
        return collector.lastCost();
    }

    @Override
    public void close() {
        collector.close();
        close(vertx);
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // The process is about to end anyway.
            return;
        }
    }
}
