package io.topz.bench.scenario;

import io.topz.bench.client.HttpConnection;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/** Measures the time and the CPU of consecutive monitoring requests on one connection. */
final class RequestTime {

    private static final double KIB = 1024;
    private static final int WARM_UP_PART = 5;

    private RequestTime() {}

    static List<MetricValue> measure(Server server, String path, int requests) throws IOException {
        try (HttpConnection http = HttpConnection.open(server.monitorPort(), path)) {
            for (int i = 0; i < Math.max(1, requests / WARM_UP_PART); i++) {
                http.get();
            }
            Latencies latencies = new Latencies(requests);
            long bytes = 0;
            Stopwatch stopwatch = Stopwatch.start(server);
            for (int i = 0; i < requests; i++) {
                long begun = System.nanoTime();
                bytes = http.get();
                latencies.accept(System.nanoTime() - begun);
            }
            Stopwatch.Lap lap = stopwatch.stop();
            return List.of(
                    new BenchmarkMetric(path + ", p50", "ms").of(latencies.percentileMicros(50) / 1e3),
                    new BenchmarkMetric(path + ", server CPU", "ms/request").of(lap.cpuNanosPer(requests) / 1e6),
                    new BenchmarkMetric(path + ", body", "KiB").of(bytes / KIB));
        }
    }
}
