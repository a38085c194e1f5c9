package io.topz.bench.scenario;

import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import io.topz.collectors.document.Connz;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures the time and the CPU that a server needs to list many connections. */
final class ConnzTime implements Scenario {

    private static final List<String> PATHS = List.of("/connz?limit=1024", "/connz?limit=10000&subs=1");

    private static final int LARGEST_PAGE = 10_000;

    private final int connections;
    private final int requests;

    ConnzTime(int connections, int requests) {
        this.connections = connections;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "connz";
    }

    @Override
    public String title() {
        return "Time to list connections";
    }

    @Override
    public Session open(Contender contender) throws IOException {
        Server server = contender.start();
        String name = "%,d connections".formatted(connections);
        return Session.on(server, List.of(new Case(name, () -> measure(server))));
    }

    private List<MetricValue> measure(Server server) throws IOException {
        try (Crowd crowd = Crowd.gather(server, connections)) {
            List<MetricValue> measurements = new ArrayList<>();
            for (String path : PATHS) {
                checkAnswer(server, path);
                measurements.addAll(RequestTime.measure(server, path, requests));
            }
            crowd.check();
            return measurements;
        }
    }

    /** Checks that the response is complete, because an incomplete one would be faster. */
    private void checkAnswer(Server server, String path) throws IOException {
        Connz connz = server.ask(Connz.class, path);
        int limit = path.contains("limit=1024") ? 1024 : LARGEST_PAGE;
        int expected = Math.min(limit, connections);
        int listed = connz.connections() == null ? 0 : connz.connections().size();
        if (listed != expected) {
            throw new IOException("%s lists %,d connections, expected %,d".formatted(path, listed, expected));
        }
    }
}
