package io.topz.bench.scenario;

import io.topz.bench.client.NatsConnection;
import io.topz.bench.client.StreamReceiver;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.server.Contender;
import java.io.IOException;
import java.util.List;

/** A file stream with many messages, for measuring deliveries of its consumers. */
final class FilledStream {

    static final String NAME = "FILLED";
    static final String CONSUMER = "READER";

    private static final BenchmarkMetric DELIVERED = new BenchmarkMetric("delivered", "msg/s");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "µs/msg");
    private static final BenchmarkMetric GENERATOR_CPU = new BenchmarkMetric("generator CPU", "µs/msg");

    private FilledStream() {}

    /** Starts a server with the stream. */
    static StreamServer start(Contender contender, StreamLoad load) throws IOException {
        return StreamServer.start(contender, load.folder(), empty -> empty.fill(NAME, "file", load.messages()));
    }

    /** A receiver of the deliveries of its consumer, from the first message on. */
    static StreamReceiver receiver(NatsConnection connection) {
        return new StreamReceiver(connection, NAME, CONSUMER, StreamServer.PAYLOAD_BYTES);
    }

    static List<MetricValue> measurements(Stopwatch.Lap lap, int messages) {
        return List.of(
                DELIVERED.of(lap.perSecond(messages)),
                CPU.of(lap.cpuNanosPer(messages) / 1e3),
                GENERATOR_CPU.of(lap.ownCpuNanosPer(messages) / 1e3));
    }
}
