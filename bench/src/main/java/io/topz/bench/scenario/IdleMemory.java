package io.topz.bench.scenario;

import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures the resident memory that a new server needs for idle connections. */
final class IdleMemory implements Scenario {

    private static final BenchmarkMetric ALONE = new BenchmarkMetric("resident without connections", "MiB");
    private static final BenchmarkMetric WITH_ALL = new BenchmarkMetric("resident with all", "MiB");
    private static final BenchmarkMetric EACH = new BenchmarkMetric("for each connection", "KiB");

    private static final double KIB = 1024;

    private final int connections;
    private final Duration settling;

    IdleMemory(int connections, Duration settling) {
        this.settling = settling;
        this.connections = connections;
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String title() {
        return "Memory for idle connections with a subscription each";
    }

    @Override
    public boolean startsServers() {
        return true;
    }

    @Override
    public Session open(Contender contender) {
        String name = "%,d connections".formatted(connections);
        return new Session(List.of(new Case(name, () -> measure(contender))), () -> {});
    }

    private List<MetricValue> measure(Contender contender) throws IOException {
        try (Server server = contender.start()) {
            double alone = residentBytes(server);
            try (Crowd crowd = Crowd.gather(server, connections)) {
                Pause.of(settling);
                crowd.check();
                double withAll = residentBytes(server);
                return List.of(
                        ALONE.of(alone / KIB / KIB),
                        WITH_ALL.of(withAll / KIB / KIB),
                        EACH.of((withAll - alone) / connections / KIB));
            }
        }
    }

    private static double residentBytes(Server server) throws IOException {
        return server.residentBytes().orElseThrow(() -> new IOException("resident memory is known on Linux only"));
    }
}
