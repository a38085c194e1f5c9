package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.client.NatsConnection;
import io.topz.bench.client.StreamReceiver;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures how many messages of a stream a client pulls per second, one batch after the other, and the CPU for each. */
final class StreamFetching implements Scenario {

    private static final int BATCH = 100;
    private static final int WARM_UP_PART = 5;
    private static final Duration ACKS_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ACKS_INTERVAL = Duration.ofMillis(5);

    private final StreamLoad load;

    StreamFetching(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "jsfetch";
    }

    @Override
    public String title() {
        return "Messages of %d B from a file stream, pulled in batches of %d"
                .formatted(StreamServer.PAYLOAD_BYTES, BATCH);
    }

    @Override
    public boolean keepsStreams() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        StreamServer server = FilledStream.start(contender, load);
        return server.session(List.of(
                new Case("ack none", () -> measure(server, "none")),
                new Case("ack explicit", () -> measure(server, "explicit"))));
    }

    private List<MetricValue> measure(StreamServer server, String ackPolicy) throws IOException {
        try (Crew crew = new Crew(server.running())) {
            JetStreamClient api =
                    crew.keep(JetStreamClient.open(server.running().port()));
            NatsConnection connection = crew.connect("fetcher");
            StreamReceiver.subscribeToPulled(connection);
            pull(crew, api, connection, ackPolicy, Math.max(1, load.messages() / WARM_UP_PART));
            Stopwatch stopwatch = Stopwatch.start(server.running());
            pull(crew, api, connection, ackPolicy, load.messages());
            return FilledStream.measurements(stopwatch.stop(), load.messages());
        }
    }

    /** Pulls with a new consumer, which is deleted afterwards. */
    private static void pull(Crew crew, JetStreamClient api, NatsConnection connection, String ackPolicy, int messages)
            throws IOException {
        api.createPullConsumer(FilledStream.NAME, FilledStream.CONSUMER, ackPolicy);
        StreamReceiver receiver = FilledStream.receiver(connection);
        crew.run(List.of(() -> receiver.pull(messages, BATCH, ackPolicy.equals("explicit"))));
        awaitAcknowledged(api);
        api.deleteConsumer(FilledStream.NAME, FilledStream.CONSUMER);
    }

    /** Waits until the server has processed all acknowledgements, which it may do with a delay. The measurement ends then. */
    private static void awaitAcknowledged(JetStreamClient api) throws IOException {
        long deadline = System.nanoTime() + ACKS_TIMEOUT.toNanos();
        while (!api.isAllAcknowledged(FilledStream.NAME, FilledStream.CONSUMER)) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "the server has not taken all acknowledgements after %d s".formatted(ACKS_TIMEOUT.toSeconds()));
            }
            Pause.of(ACKS_INTERVAL);
        }
    }
}
