package io.topz.bench.scenario;

import io.topz.bench.measure.Reading;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;

/**
 * A server made ready for a scenario.
 *
 * @param cases what to measure, the same for every server
 * @param stop ends what was started
 */
public record Session(List<Case> cases, Runnable stop) implements AutoCloseable {

    /**
     * One measurement of a scenario, repeated in each round.
     *
     * @param name as the table shows it
     * @param measurement measures once
     */
    public record Case(String name, Measurement measurement) {}

    /** Measures once and returns the same metrics in the same order each time. */
    @FunctionalInterface
    public interface Measurement {
        List<Reading> measure() throws IOException;
    }

    /** A session on one server that ends with it. */
    static Session on(Server server, List<Case> cases) {
        return new Session(cases, server::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
