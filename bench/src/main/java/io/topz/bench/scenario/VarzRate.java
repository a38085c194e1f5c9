package io.topz.bench.scenario;

import io.topz.bench.client.HttpConnection;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how many small monitoring requests a server answers per second, with one request in flight on each connection. */
final class VarzRate implements Scenario {

    private static final BenchmarkMetric ANSWERED = new BenchmarkMetric("answered", "requests/s");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "µs/request");

    private static final String PATH = "/varz";
    private static final int WARM_UP_PART = 5;

    private final int connections;
    private final int requests;

    VarzRate(int connections, int requests) {
        this.connections = connections;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "varz";
    }

    @Override
    public String title() {
        return "Requests for " + PATH;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        Server server = contender.start();
        String name = "%d HTTP connections".formatted(connections);
        return Session.on(server, List.of(new Case(name, () -> measure(server))));
    }

    private List<MetricValue> measure(Server server) throws IOException {
        try (Crew crew = new Crew(server)) {
            List<HttpConnection> open = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(crew.keep(HttpConnection.open(server.monitorPort(), PATH)));
            }
            int rounds = Math.max(1, requests / connections);
            crew.run(List.of(() -> ask(open, Math.max(1, rounds / WARM_UP_PART))));
            Stopwatch stopwatch = Stopwatch.start(server);
            crew.run(List.of(() -> ask(open, rounds)));
            Stopwatch.Lap lap = stopwatch.stop();
            long answered = (long) rounds * connections;
            return List.of(ANSWERED.of(lap.perSecond(answered)), CPU.of(lap.cpuNanosPer(answered) / 1e3));
        }
    }

    /** One thread serves all connections in turn: while it waits for one response, the other requests are in flight. */
    private static void ask(List<HttpConnection> connections, int rounds) throws IOException {
        for (HttpConnection connection : connections) {
            connection.send();
        }
        for (int round = 1; round < rounds; round++) {
            for (HttpConnection connection : connections) {
                connection.receive();
                connection.send();
            }
        }
        for (HttpConnection connection : connections) {
            connection.receive();
        }
    }
}
