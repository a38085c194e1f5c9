package io.topz.app.monitoring;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.ClientLimitsBuilder;
import io.topz.broker.options.Credentials;
import io.topz.collectors.counter.MonitorStats;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorOptionsBuilder;
import io.topz.monitor.MonitorServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Our broker with its monitoring port. */
record OurTarget(Vertx vertx, Broker broker, MonitorServer monitor, String basePath) implements Target {

    private static final long PATIENCE_SECONDS = 20;

    /** Starts it; the settings have the names of nats-server's configuration file. */
    static OurTarget start(Map<String, String> settings, String basePath) {
        return start(options(settings), basePath);
    }

    static OurTarget start(BrokerOptions broker, String basePath) {
        Vertx vertx = Vertx.vertx();
        MonitorStats stats = new MonitorStats();
        return start(vertx, Broker.start(vertx, broker, stats), stats, basePath);
    }

    private static OurTarget start(Vertx vertx, Broker broker, MonitorStats stats, String basePath) {
        MonitorOptions options = MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .basePath(basePath)
                .build();
        MonitorServer monitor = await(MonitorServer.start(vertx, options, broker.collector(), stats));
        return new OurTarget(vertx, broker, monitor, basePath);
    }

    private static BrokerOptions options(Map<String, String> settings) {
        BrokerOptionsBuilder options = BrokerOptions.builder().host("127.0.0.1").port(0);
        ClientLimitsBuilder limits = ClientLimits.builder();
        settings.forEach((name, value) -> {
            switch (name) {
                case "user", "password", "token" -> {
                    // Set together below.
                }
                case "server_name" -> options.serverName(value);
                case "max_subscriptions" -> limits.maxSubscriptions(Integer.parseInt(value));
                case "write_deadline" -> limits.writeDeadline(Duration.parse("PT" + value));
                default -> throw new IllegalArgumentException("no such setting: " + name);
            }
        });
        return options.limits(limits.build())
                .credentials(new Credentials(
                        settings.getOrDefault("user", ""),
                        settings.getOrDefault("password", ""),
                        settings.getOrDefault("token", "")))
                .build();
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String name() {
        return "topz";
    }

    @Override
    public int clientPort() {
        return broker.port();
    }

    @Override
    public int monitorPort() {
        return monitor.port();
    }

    @Override
    public void close() {
        await(monitor.stop());
        broker.stop();
        await(vertx.close().toCompletionStage());
    }
}
