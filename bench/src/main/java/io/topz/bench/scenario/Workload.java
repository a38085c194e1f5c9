package io.topz.bench.scenario;

import java.time.Duration;
import java.util.List;

/**
 * The amounts of work in a load run.
 *
 * @param fans the fans to measure
 * @param requests the number of requests per round, each with a reply
 * @param streams the work of JetStream scenarios
 */
public record Workload(
        List<FanSpec> fans, int requests, Steady steady, Idle idle, Monitoring monitoring, StreamLoad streams) {

    /**
     * The stream of messages at a constant rate.
     *
     * @param rate messages per second
     * @param duration the duration of the measurement
     */
    public record Steady(int rate, Duration duration) {}

    /**
     * The idle connections of a server that is measured.
     *
     * @param settling the time between opening them and reading the memory
     */
    public record Idle(int connections, Duration settling) {}

    /**
     * The requests to the monitoring port.
     *
     * @param connections the number of connections that request /varz
     * @param varzRequests the number of /varz requests per round, on all connections together
     * @param connzRequests the number of /connz requests per round
     */
    public record Monitoring(int connections, int varzRequests, int connzRequests) {}
}
