package io.topz.bench.scenario;

import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.Metric;
import io.topz.bench.measure.Reading;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures the latency of the messages of a steady stream. */
final class StreamLatency implements Scenario {

    private static final Metric MEDIAN = new Metric("p50", "µs");
    private static final Metric P99 = new Metric("p99", "µs");
    private static final Metric P999 = new Metric("p99.9", "µs");
    private static final Metric CPU = new Metric("server CPU", "% of a core");

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

    private List<Reading> measure(Server server) throws IOException {
        SteadyStream.Result result = stream.run(server);
        Latencies latencies = result.latencies();
        return List.of(
                MEDIAN.of(latencies.percentileMicros(50)),
                P99.of(latencies.percentileMicros(99)),
                P999.of(latencies.percentileMicros(99.9)),
                CPU.of(result.lap().cpuPercent()));
    }
}
