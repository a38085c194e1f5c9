package io.topz.bench.scenario;

import io.topz.bench.client.Deliveries;
import io.topz.bench.client.NatsConnection;
import io.topz.bench.client.StreamApi;
import io.topz.bench.measure.Reading;
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

    private List<Reading> measure(StreamServer server) throws IOException {
        try (Crew crew = new Crew(server.running())) {
            StreamApi api = crew.keep(StreamApi.open(server.running().port()));
            NatsConnection connection = crew.connect("subscriber");
            connection.subscribe(DELIVER_SUBJECT);
            push(crew, api, connection);
            Stopwatch stopwatch = Stopwatch.start(server.running());
            push(crew, api, connection);
            return FilledStream.readings(stopwatch.stop(), load.messages());
        }
    }

    /** Receives all messages from a new push consumer, which is deleted afterwards. */
    private void push(Crew crew, StreamApi api, NatsConnection connection) throws IOException {
        Deliveries deliveries = FilledStream.deliveries(connection);
        crew.run(List.of(() -> {
            api.createPushConsumer(FilledStream.NAME, FilledStream.CONSUMER, DELIVER_SUBJECT);
            deliveries.take(load.messages());
        }));
        api.deleteConsumer(FilledStream.NAME, FilledStream.CONSUMER);
    }
}
