package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.client.StreamPublisher;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how many messages a stream accepts per second, how long each waits for its acknowledgement, and the CPU. */
final class StreamPublishing implements Scenario {

    private static final BenchmarkMetric PUBLISHED = new BenchmarkMetric("acknowledged", "msg/s");
    private static final BenchmarkMetric MEDIAN = new BenchmarkMetric("acknowledgement, p50", "µs");
    private static final BenchmarkMetric P99 = new BenchmarkMetric("acknowledgement, p99", "µs");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "µs/msg");
    private static final BenchmarkMetric GENERATOR_CPU = new BenchmarkMetric("generator CPU", "µs/msg");

    private static final String STREAM = "PUBLISHED";
    private static final int WARM_UP_PART = 5;

    private final StreamLoad load;

    StreamPublishing(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "jspublish";
    }

    @Override
    public String title() {
        return "Messages of %d B to a stream".formatted(StreamServer.PAYLOAD_BYTES);
    }

    @Override
    public boolean keepsStreams() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        StreamServer server = StreamServer.start(contender, load.folder(), empty -> {});
        List<Case> cases = new ArrayList<>();
        for (String storage : List.of("memory", "file")) {
            String many = "%s, %,d in flight".formatted(storage, StreamServer.IN_FLIGHT);
            cases.add(new Case(many, () -> measure(server, storage, StreamServer.IN_FLIGHT, load.messages())));
            cases.add(new Case(storage + ", one at a time", () -> measure(server, storage, 1, load.requests())));
        }
        return server.session(cases);
    }

    private static List<MetricValue> measure(StreamServer server, String storage, int inFlight, int messages)
            throws IOException {
        try (Crew crew = new Crew(server.running())) {
            JetStreamClient api =
                    crew.keep(JetStreamClient.open(server.running().port()));
            api.createStream(STREAM, STREAM, storage);
            StreamPublisher publisher = new StreamPublisher(
                    crew.connect("publisher"), STREAM, STREAM, StreamServer.PAYLOAD_BYTES, inFlight);
            int warmUp = Math.max(1, messages / WARM_UP_PART);
            crew.run(List.of(() -> publisher.publish(warmUp, nanos -> {})));
            Latencies latencies = new Latencies(messages);
            Stopwatch stopwatch = Stopwatch.start(server.running());
            crew.run(List.of(() -> publisher.publish(messages, latencies)));
            Stopwatch.Lap lap = stopwatch.stop();
            server.expectMessages(warmUp + messages);
            api.deleteStream(STREAM);
            return List.of(
                    PUBLISHED.of(lap.perSecond(messages)),
                    MEDIAN.of(latencies.percentileMicros(50)),
                    P99.of(latencies.percentileMicros(99)),
                    CPU.of(lap.cpuNanosPer(messages) / 1e3),
                    GENERATOR_CPU.of(lap.ownCpuNanosPer(messages) / 1e3));
        }
    }
}
