package io.topz.bench.scenario;

import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures the latency of the messages of a steady stream. */
final class StreamLatency implements Scenario {

    private static final BenchmarkMetric MEDIAN = new BenchmarkMetric("p50", "µs");
    private static final BenchmarkMetric P99 = new BenchmarkMetric("p99", "µs");
    private static final BenchmarkMetric P999 = new BenchmarkMetric("p99.9", "µs");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "% of a core");

    private final SteadyStream stream;

    StreamLatency(SteadyStream stream) {
        this.stream = stream;
    }

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public String title() {
        return "Latency of a steady stream of 128 B";
    }

    @Override
    public Session open(Contender contender) throws IOException {
        Server server = contender.start();
        return Session.on(server, List.of(new Case("%,d msg/s".formatted(stream.rate()), () -> measure(server))));
    }

    private List<MetricValue> measure(Server server) throws IOException {
        SteadyStream.Result result = stream.run(server);
        Latencies latencies = result.latencies();
        return List.of(
                MEDIAN.of(latencies.percentileMicros(50)),
                P99.of(latencies.percentileMicros(99)),
                P999.of(latencies.percentileMicros(99.9)),
                CPU.of(result.lap().cpuPercent()));
    }
}
