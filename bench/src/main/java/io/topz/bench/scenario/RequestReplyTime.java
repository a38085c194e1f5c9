package io.topz.bench.scenario;

import io.topz.bench.client.RequestReply;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures the time of a request and its reply, one at a time. */
final class RequestReplyTime implements Scenario {

    private static final BenchmarkMetric MEDIAN = new BenchmarkMetric("p50", "µs");
    private static final BenchmarkMetric P99 = new BenchmarkMetric("p99", "µs");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "µs/request");

    private static final int PAYLOAD_BYTES = 16;
    private static final int WARM_UP_PART = 5;

    private final int requests;

    RequestReplyTime(int requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "rr";
    }

    @Override
    public String title() {
        return "Request and reply, %,d one after the other".formatted(requests);
    }

    @Override
    public Session open(Contender contender) throws IOException {
        Server server = contender.start();
        return Session.on(server, List.of(new Case(PAYLOAD_BYTES + " B", () -> measure(server))));
    }

    private List<MetricValue> measure(Server server) throws IOException {
        try (Crew crew = new Crew(server)) {
            RequestReply ends = new RequestReply(crew.connect("requester"), crew.connect("responder"), PAYLOAD_BYTES);
            int warmUp = Math.max(1, requests / WARM_UP_PART);
            crew.run(List.of(() -> ends.respond(warmUp), () -> ends.request(warmUp, nanos -> {})));
            Latencies latencies = new Latencies(requests);
            Stopwatch stopwatch = Stopwatch.start(server);
            crew.run(List.of(() -> ends.respond(requests), () -> ends.request(requests, latencies)));
            return List.of(
                    MEDIAN.of(latencies.percentileMicros(50)),
                    P99.of(latencies.percentileMicros(99)),
                    CPU.of(stopwatch.stop().cpuNanosPer(requests) / 1e3));
        }
    }
}
