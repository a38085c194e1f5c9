package io.topz.bench.scenario;

import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures the time from the start of the command until the server accepts clients. */
final class StartTime implements Scenario {

    private static final BenchmarkMetric READY = new BenchmarkMetric("until Server is ready", "ms");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start";
    }

    @Override
    public boolean startsServers() {
        return true;
    }

    @Override
    public Session open(Contender contender) {
        return new Session(List.of(new Case("from the command", () -> measure(contender))), () -> {});
    }

    private static List<MetricValue> measure(Contender contender) throws IOException {
        try (Server server = contender.start()) {
            return List.of(READY.of(server.startTime().toNanos() / 1e6));
        }
    }
}
