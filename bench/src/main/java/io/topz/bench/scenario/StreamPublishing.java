package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.client.StreamPublisher;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how many messages a stream accepts per second, how long each waits for its acknowledgement, and the CPU. */
final class StreamPublishing implements Scenario {

    private static final String STREAM = "PUBLISHED";

    private final StreamLoad load;

    StreamPublishing(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "jspublish";
    }

    @Override
    public String title() {
        return "Messages of %d B to a stream".formatted(StreamServer.PAYLOAD_BYTES);
    }

    @Override
    public boolean keepsStreams() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        StreamServer server = StreamServer.start(contender, load.folder(), empty -> {});
        List<Case> cases = new ArrayList<>();
        for (String storage : List.of("memory", "file")) {
            String many = "%s, %,d in flight".formatted(storage, StreamServer.IN_FLIGHT);
            cases.add(new Case(many, () -> measure(server, storage, StreamServer.IN_FLIGHT, load.messages())));
            cases.add(new Case(storage + ", one at a time", () -> measure(server, storage, 1, load.requests())));
        }
        return server.session(cases);
    }

    private static List<MetricValue> measure(StreamServer server, String storage, int inFlight, int messages)
            throws IOException {
        try (Crew crew = new Crew(server.running())) {
            JetStreamClient api =
                    crew.keep(JetStreamClient.open(server.running().port()));
            api.createStream(STREAM, STREAM, storage);
            StreamPublisher publisher = new StreamPublisher(
                    crew.connect("publisher"), STREAM, STREAM, StreamServer.PAYLOAD_BYTES, inFlight);
            List<MetricValue> measured = PublishSpeed.measure(crew, server.running(), publisher, messages);
            server.expectMessages(PublishSpeed.warmUp(messages) + messages);
            api.deleteStream(STREAM);
            return measured;
        }
    }
}
