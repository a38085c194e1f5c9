package io.topz.bench.scenario;

import java.time.Duration;
import java.util.List;

/**
 * The amounts of work in a load run.
 *
 * @param fans to send messages through
 * @param requests in a round of request and reply
 * @param streams for JetStream
 */
public record Workload(
        List<FanSpec> fans, int requests, Steady steady, Idle idle, Monitoring monitoring, StreamLoad streams) {

    /**
     * The stream of messages at a constant rate.
     *
     * @param rate messages in a second
     * @param duration how long it is measured
     */
    public record Steady(int rate, Duration duration) {}

    /**
     * The idle connections of a server that is measured.
     *
     * @param settling time that they get before the memory is read
     */
    public record Idle(int connections, Duration settling) {}

    /**
     * The requests to the monitoring port.
     *
     * @param connections that ask for /varz
     * @param varzRequests in a round, on all of them together
     * @param connzRequests in a round
     */
    public record Monitoring(int connections, int varzRequests, int connzRequests) {}
}
