package io.topz.bench.scenario;

import io.topz.bench.client.HttpConnection;
import io.topz.bench.measure.Metric;
import io.topz.bench.measure.Reading;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What watching costs those who are watched: a steady stream beside many idle connections, without and with a poller. */
final class PollingCost implements Scenario {

    private static final Metric QUIET_P99 = new Metric("p99 without polling", "µs");
    private static final Metric POLLED_P99 = new Metric("p99 polled", "µs");
    private static final Metric ADDED_P99 = new Metric("p99 added by polling", "µs");
    private static final Metric QUIET_CPU = new Metric("server CPU without polling", "% of a core");
    private static final Metric POLLED_CPU = new Metric("server CPU polled", "% of a core");

    private static final String PATH = "/connz?limit=10000&subs=1";
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final SteadyStream stream;
    private final int connections;

    PollingCost(SteadyStream stream, int connections) {
        this.stream = stream;
        this.connections = connections;
    }

    @Override
    public String name() {
        return "polled";
    }

    @Override
    public String title() {
        return "Steady stream of %,d msg/s while %s is polled at 1 Hz".formatted(stream.rate(), PATH);
    }

    @Override
    public Session open(Contender contender) throws IOException {
        Server server = contender.start();
        String name = "%,d idle connections".formatted(connections);
        return Session.on(server, List.of(new Case(name, () -> measure(server))));
    }

    private List<Reading> measure(Server server) throws IOException {
        try (Crowd crowd = Crowd.gather(server, connections)) {
            SteadyStream.Result quiet = stream.run(server);
            SteadyStream.Result polled = stream.run(server, () -> poll(server));
            crowd.check();
            double quietP99 = quiet.latencies().percentileMicros(99);
            double polledP99 = polled.latencies().percentileMicros(99);
            return List.of(
                    QUIET_P99.of(quietP99),
                    POLLED_P99.of(polledP99),
                    ADDED_P99.of(polledP99 - quietP99),
                    QUIET_CPU.of(quiet.lap().cpuPercent()),
                    POLLED_CPU.of(polled.lap().cpuPercent()));
        }
    }

    private static AutoCloseable poll(Server server) throws IOException {
        HttpConnection http = HttpConnection.open(server.monitorPort(), PATH);
        ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor();
        var polling = poller.scheduleAtFixedRate(
                () -> {
                    try {
                        http.get();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                },
                0,
                POLL_INTERVAL.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> {
            boolean failed = polling.isDone();
            poller.shutdownNow();
            http.close();
            if (failed) {
                polling.get();
            }
        };
    }
}
