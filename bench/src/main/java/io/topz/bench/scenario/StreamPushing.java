package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.client.NatsConnection;
import io.topz.bench.client.StreamReceiver;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import java.io.IOException;
import java.util.List;

/** Measures how many messages per second a consumer pushes to a client without acknowledgements, and the CPU for each. */
final class StreamPushing implements Scenario {

    private static final String DELIVER_SUBJECT = "_INBOX.bench-push";

    private final StreamLoad load;

    StreamPushing(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "jspush";
    }

    @Override
    public String title() {
        return "Messages of %d B from a file stream, pushed".formatted(StreamServer.PAYLOAD_BYTES);
    }

    @Override
    public boolean keepsStreams() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        StreamServer server = FilledStream.start(contender, load);
        return server.session(List.of(new Case("ack none", () -> measure(server))));
    }

    private List<MetricValue> measure(StreamServer server) throws IOException {
        try (Crew crew = new Crew(server.running())) {
            JetStreamClient api =
                    crew.keep(JetStreamClient.open(server.running().port()));
            NatsConnection connection = crew.connect("subscriber");
            connection.subscribe(DELIVER_SUBJECT);
            push(crew, api, connection);
            Stopwatch stopwatch = Stopwatch.start(server.running());
            push(crew, api, connection);
            return FilledStream.measurements(stopwatch.stop(), load.messages());
        }
    }

    /** Receives all messages from a new push consumer, which is deleted afterwards. */
    private void push(Crew crew, JetStreamClient api, NatsConnection connection) throws IOException {
        StreamReceiver receiver = FilledStream.receiver(connection);
        crew.run(List.of(() -> {
            api.createPushConsumer(FilledStream.NAME, FilledStream.CONSUMER, DELIVER_SUBJECT);
            receiver.take(load.messages());
        }));
        api.deleteConsumer(FilledStream.NAME, FilledStream.CONSUMER);
    }
}
