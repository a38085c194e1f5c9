package io.topz.app.isolation;

import io.topz.broker.Broker;
import io.topz.broker.BrokerOptions;
import io.topz.broker.jetstream.JetStreamOptions;
import io.topz.broker.jetstream.JetStreamOptionsBuilder;
import io.topz.collectors.counter.MonitorStats;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorServer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Our broker with JetStream on a disk that can be slow, and its monitoring port.
 */
record Server(Vertx vertx, Broker broker, MonitorServer monitor, SlowDisk disk) implements AutoCloseable {

    static Server start(Path store) {
        Vertx vertx = Vertx.vertx();
        MonitorStats stats = new MonitorStats();
        SlowDisk disk = new SlowDisk();
        Broker broker = Broker.start(
                vertx,
                BrokerOptions.builder()
                        .host("127.0.0.1")
                        .port(-1)
                        .eventLoops(2)
                        .jetStream(JetStreamOptionsBuilder.builder(JetStreamOptions.in(store))
                                .files(disk.files())
                                .build())
                        .build(),
                stats);
        MonitorServer monitor = await(MonitorServer.start(vertx, MonitorOptions.defaults(), broker.collector(), stats));
        return new Server(vertx, broker, monitor, disk);
    }

    int clientPort() {
        return broker.port();
    }

    int monitorPort() {
        return monitor.port();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        await(monitor.stop());
        broker.stop();
        await(vertx.close().toCompletionStage());
    }
}
