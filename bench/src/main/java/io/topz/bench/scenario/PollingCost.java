package io.topz.bench.scenario;

import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures the effect of monitoring on clients: a steady stream of messages next to many idle connections, without and with a poller. */
final class PollingCost implements Scenario {

    private static final BenchmarkMetric QUIET_P99 = new BenchmarkMetric("p99 without polling", "µs");
    private static final BenchmarkMetric POLLED_P99 = new BenchmarkMetric("p99 polled", "µs");
    private static final BenchmarkMetric ADDED_P99 = new BenchmarkMetric("p99 added by polling", "µs");
    private static final BenchmarkMetric QUIET_CPU = new BenchmarkMetric("server CPU without polling", "% of a core");
    private static final BenchmarkMetric POLLED_CPU = new BenchmarkMetric("server CPU polled", "% of a core");

    private static final String PATH = "/connz?limit=10000&subs=1";

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

    private List<MetricValue> measure(Server server) throws IOException {
        try (Crowd crowd = Crowd.gather(server, connections)) {
            SteadyStream.Result quiet = stream.run(server);
            SteadyStream.Result polled = stream.run(server, () -> MonitorPoller.begin(server, PATH));
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
}
