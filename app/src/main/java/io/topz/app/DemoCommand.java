package io.topz.app;

import io.topz.app.demo.DemoTraffic;
import io.topz.app.log.ServerLog;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import io.topz.broker.options.StreamingOptions;
import io.topz.collectors.Collector;
import io.topz.collectors.http.HttpCollector;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorOptionsBuilder;
import io.topz.top.ServerSource;
import io.topz.top.Top;
import io.topz.top.TopOptions;
import io.topz.top.screen.Display;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code topz demo}: broker, monitoring port, live traffic and the dashboard in one process; {@code q} ends everything. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Run a broker with live traffic and the dashboard on it; q ends both.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DemoCommand implements Callable<Integer> {

    private static final int MIB = 1024 * 1024;

    @Option(names = "--headless", description = "run without the dashboard, until Ctrl-C or the end of --duration")
    private boolean headless;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "end after this time, such as 30s",
            converter = LimitFlags.Time.class)
    private @Nullable Duration duration;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "port for clients (default: a free one)",
            defaultValue = "0")
    private int port;

    @Option(
            names = {"-m", "--http_port"},
            paramLabel = "PORT",
            description = "monitoring port (default: a free one)",
            defaultValue = "-1")
    private int httpPort = -1;

    /** The service that the dashboard watches; null until it has been started, outside the screen's thread. */
    private final AtomicReference<@Nullable Scene> scene = new AtomicReference<>();

    /** A broker, its monitoring port and the traffic. */
    private record Scene(NatsService service, Path store, DemoTraffic traffic) {

        static Scene open(int port, int httpPort) throws IOException {
            Path store = Files.createTempDirectory("topz-demo");
            BrokerOptions broker = BrokerOptions.builder()
                    .host("127.0.0.1")
                    .port(port)
                    .serverName("demo")
                    // The limit is small, so that a slow consumer is disconnected within seconds instead of minutes.
                    .limits(ClientLimits.builder().maxPendingBytes(2L * MIB).build())
                    .jetStream(JetStreamOptionsBuilder.builder(JetStreamOptions.in(store))
                            .syncInterval(Duration.ofMinutes(2))
                            .build())
                    .streaming(StreamingOptions.DEFAULT)
                    .build();
            MonitorOptions monitor = MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                    .port(httpPort)
                    .build();
            NatsService service = NatsService.start(broker, monitor);
            return new Scene(service, store, DemoTraffic.start(service.clientUrl(), new SplittableRandom()));
        }

        void close() throws IOException {
            traffic.close();
            service.close();
            deleteStore();
        }

        private void deleteStore() throws IOException {
            try (Stream<Path> files = Files.walk(store)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }

        /** Ends without closing connections in order: all clients belong to this process, which is about to end. */
        void abandon() throws IOException {
            service.abandon();
            deleteStore();
        }
    }

    @Override
    public Integer call() throws Exception {
        ServerLog.silence();
        return headless ? headless() : dashboard();
    }

    /** Shows the demo on a display until the dashboard ends. */
    void play(TopOptions options, Display display) throws IOException {
        ServerLog.silence();
        try {
            Top.run(options, List.of(new ServerSource("demo", this::openScene)), display);
        } finally {
            abandonScene();
        }
    }

    private int headless() throws Exception {
        Scene open = Scene.open(port, httpPort);
        System.out.println("clients:    " + open.service().clientUrl());
        System.out.println("monitoring: " + open.service().monitorUrl());
        if (duration == null) {
            Thread.currentThread().join();
        } else {
            Thread.sleep(duration.toMillis());
        }
        open.close();
        return 0;
    }

    private int dashboard() throws IOException {
        int redraws = duration == null ? 0 : (int) Math.max(1, duration.toSeconds());
        try {
            return Top.run(
                    TopOptions.DEFAULT.withMaxRedraws(redraws), List.of(new ServerSource("demo", this::openScene)));
        } finally {
            abandonScene();
        }
    }

    private void abandonScene() throws IOException {
        Scene open = scene.get();
        if (open != null) {
            open.abandon();
        }
    }

    /** Starts the service for the dashboard, which requests the monitoring port over HTTP like any other client. */
    private Collector openScene() {
        try {
            Scene open = Scene.open(port, httpPort);
            scene.set(open);
            HttpCollectorOptions monitor =
                    HttpCollectorOptions.of(String.valueOf(open.service().monitorUrl()));
            return new HttpCollector(open.service().vertx(), monitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
