package io.topz.broker.client;

import java.util.concurrent.atomic.LongAdder;

/** How often what happened to connections since the start. Safe for any thread. */
public final class ServerCounters {

    private final LongAdder connections = new LongAdder();
    private final LongAdder slowConsumers = new LongAdder();
    private final LongAdder staleConnections = new LongAdder();
    private final LongAdder stalledClients = new LongAdder();
    private final LongAdder failures = new LongAdder();

    void recordConnection() {
        connections.increment();
    }

    void recordSlowConsumer() {
        slowConsumers.increment();
    }

    void recordStaleConnection() {
        staleConnections.increment();
    }

    void recordStalledClient() {
        stalledClients.increment();
    }

    public void recordFailure() {
        failures.increment();
    }

    /** Connections accepted, those refused later included. */
    public long connections() {
        return connections.sum();
    }

    /** Connections cut because they did not read: all are clients so far. */
    public long slowConsumers() {
        return slowConsumers.sum();
    }

    /** Connections cut because they left pings unanswered. */
    public long staleConnections() {
        return staleConnections.sum();
    }

    /** Times that a publisher had to wait for a subscriber with more than three quarters of its limit pending. */
    public long stalledClients() {
        return stalledClients.sum();
    }

    /** Defects: exceptions that should not have happened. */
    public long failures() {
        return failures.sum();
    }
}
