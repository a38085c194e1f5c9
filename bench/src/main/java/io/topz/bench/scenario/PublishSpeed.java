package io.topz.bench.scenario;

import io.topz.bench.client.StreamPublisher;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures how many messages of one publisher are acknowledged per second, how long each waits for that, and the CPU. */
final class PublishSpeed {

    private static final int WARM_UP_PART = 5;

    private static final BenchmarkMetric PUBLISHED = new BenchmarkMetric("acknowledged", "msg/s");
    private static final BenchmarkMetric MEDIAN = new BenchmarkMetric("acknowledgement, p50", "µs");
    private static final BenchmarkMetric P99 = new BenchmarkMetric("acknowledgement, p99", "µs");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "µs/msg");
    private static final BenchmarkMetric GENERATOR_CPU = new BenchmarkMetric("generator CPU", "µs/msg");

    private PublishSpeed() {}

    /** The number of messages that warm up a measurement of that many messages. */
    static int warmUp(int messages) {
        return Math.max(1, messages / WARM_UP_PART);
    }

    /** Publishes messages, after {@link #warmUp} more. */
    static List<MetricValue> measure(Crew crew, Server server, StreamPublisher publisher, int messages)
            throws IOException {
        crew.run(List.of(() -> publisher.publish(warmUp(messages), nanos -> {})));
        Latencies latencies = new Latencies(messages);
        Stopwatch stopwatch = Stopwatch.start(server);
        crew.run(List.of(() -> publisher.publish(messages, latencies)));
        Stopwatch.Lap lap = stopwatch.stop();
        return List.of(
                PUBLISHED.of(lap.perSecond(messages)),
                MEDIAN.of(latencies.percentileMicros(50)),
                P99.of(latencies.percentileMicros(99)),
                CPU.of(lap.cpuNanosPer(messages) / 1e3),
                GENERATOR_CPU.of(lap.ownCpuNanosPer(messages) / 1e3));
    }
}
