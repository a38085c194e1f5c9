package io.topz.bench.scenario;

import java.time.Duration;
import java.util.List;

/**
 * The amounts of work in a load run.
 *
 * @param fans to send messages through
 * @param requests in a round of request and reply
 * @param rate of the steady stream, messages in a second
 * @param streamDuration how long it is measured
 * @param connections that are idle while the server is measured
 * @param settling time that idle connections get before the memory is read
 * @param httpConnections that ask for /varz
 * @param varzRequests in a round, on all of them together
 * @param connzRequests in a round
 * @param streams for JetStream
 */
public record Workload(
        List<FanSpec> fans,
        int requests,
        int rate,
        Duration streamDuration,
        int connections,
        Duration settling,
        int httpConnections,
        int varzRequests,
        int connzRequests,
        StreamLoad streams) {}
