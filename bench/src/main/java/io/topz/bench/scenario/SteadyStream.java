package io.topz.bench.scenario;

import io.topz.bench.client.MessageFrames;
import io.topz.bench.client.NatsConnection;
import io.topz.bench.client.PublishBatch;
import io.topz.bench.measure.Latencies;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A stream of messages at a fixed rate that does not wait for the server (open loop). The latency of a message counts from the time at
 * which it was due, so that a server that blocks the publisher cannot hide it (no coordinated omission).
 *
 * @param rate messages per second, sent in a batch each millisecond
 * @param duration the duration of the measurement
 */
record SteadyStream(int rate, Duration duration) {

    private static final String SUBJECT = "bench.stream";
    private static final int PAYLOAD_BYTES = 128;
    private static final int WARM_UP_PART = 5;
    private static final int TICKS_PER_SECOND = 1_000;
    private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos() / TICKS_PER_SECOND;

    /** The latencies and the CPU of a steady stream. */
    record Result(Latencies latencies, Stopwatch.Lap lap) {}

    /** A load that runs next to a steady stream until it is closed. */
    @FunctionalInterface
    interface Company {
        AutoCloseable begin() throws IOException;

        /** No other load. */
        Company NONE = () -> () -> {};
    }

    /** Measures once without other load. */
    Result run(Server server) throws IOException {
        return run(server, Company.NONE);
    }

    /** Measures once with other load. */
    Result run(Server server, Company company) throws IOException {
        int perTick = Math.max(1, rate / TICKS_PER_SECOND);
        long ticks = duration.toNanos() / TICK_NANOS;
        long warmUpTicks = ticks / WARM_UP_PART;
        Latencies latencies = new Latencies(Math.toIntExact(ticks * perTick));
        try (Crew crew = new Crew(server)) {
            NatsConnection subscriber = crew.connect("stream-subscriber");
            subscriber.subscribe(SUBJECT);
            MessageFrames frames = new MessageFrames(subscriber, SUBJECT, PAYLOAD_BYTES);
            NatsConnection publisher = crew.connect("stream-publisher");
            Paced paced = new Paced(publisher, PublishBatch.of(SUBJECT, PAYLOAD_BYTES, perTick));
            crew.run(
                    List.of(() -> frames.time(warmUpTicks * perTick, latency -> {}), () -> paced.publish(warmUpTicks)));
            crew.keep(company.begin());
            Stopwatch stopwatch = Stopwatch.start(server);
            crew.run(List.of(() -> frames.time(ticks * perTick, latencies), () -> paced.publish(ticks)));
            return new Result(latencies, stopwatch.stop());
        }
    }

    /** Publishes a batch in each millisecond, stamped with the time at which it was due. */
    private record Paced(NatsConnection publisher, PublishBatch batch) {

        void publish(long ticks) throws IOException {
            long due = System.nanoTime();
            for (long tick = 0; tick < ticks; tick++) {
                Pause.until(due);
                batch.stamp(due);
                batch.publish(publisher, batch.size());
                due += TICK_NANOS;
            }
        }
    }
}
