package io.topz.broker.client;

import io.topz.broker.protocol.ClosedReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts connection events since the broker started. Thread-safe. */
public final class ServerCounters {

    private final LongAdder connections = new LongAdder();
    private final LongAdder slowConsumers = new LongAdder();
    private final LongAdder staleConnections = new LongAdder();
    private final LongAdder stalledClients = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder refusedSubscriptions = new LongAdder();
    private final Map<ClosedReason, LongAdder> ended = new EnumMap<>(ClosedReason.class);

    ServerCounters() {
        for (ClosedReason reason : ClosedReason.values()) {
            ended.put(reason, new LongAdder());
        }
    }

    /** Counts a client, inside the broker or outside. */
    public void recordConnection() {
        connections.increment();
    }

    void recordEnd(ClosedReason reason) {
        counter(reason).increment();
    }

    void recordRefusedSubscription() {
        refusedSubscriptions.increment();
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

    /** Accepted connections, including those refused later, and the clients inside the broker. */
    public long connections() {
        return connections.sum();
    }

    /** Connections closed because they did not read. All of them are clients. */
    public long slowConsumers() {
        return slowConsumers.sum();
    }

    /** Connections closed because of unanswered pings. */
    public long staleConnections() {
        return staleConnections.sum();
    }

    /** The number of times that a publisher had to wait for a subscriber with more than three quarters of its limit pending. */
    public long stalledClients() {
        return stalledClients.sum();
    }

    /** Connections that ended for that reason. */
    public long ended(ClosedReason reason) {
        return counter(reason).sum();
    }

    private LongAdder counter(ClosedReason reason) {
        return Objects.requireNonNull(ended.get(reason));
    }

    /** Subscriptions refused because their connection had too many. */
    public long refusedSubscriptions() {
        return refusedSubscriptions.sum();
    }

    /** Unexpected exceptions, which are defects. */
    public long failures() {
        return failures.sum();
    }
}
