package io.topz.bench.scenario;

import io.topz.bench.measure.MetricValue;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/**
 * A server prepared for a scenario.
 *
 * @param cases the measurements, the same for every server
 * @param stop stops what was started
 */
public record Session(List<Case> cases, Runnable stop) implements AutoCloseable {

    /**
     * A measurement of a scenario, repeated in each round.
     *
     * @param name the name shown in the table
     * @param measurement measures once
     */
    public record Case(String name, Measurement measurement) {}

    /** Measures once; returns the same metrics in the same order each time. */
    @FunctionalInterface
    public interface Measurement {
        List<MetricValue> measure() throws IOException;
    }

    /** A session on a server, which is closed with it. */
    static Session on(Server server, List<Case> cases) {
        return new Session(cases, server::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
