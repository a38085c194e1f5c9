package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.StreamDetail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures how long a server takes to list many streams with their consumers, and the cost of being polled for that list every second. */
final class JszTime implements Scenario {

    private static final String PATH = "/jsz?accounts=1&streams=1&consumers=1&config=1";
    private static final int MESSAGES_EACH = 3;

    private static final BenchmarkMetric QUIET_CPU = new BenchmarkMetric("server CPU without polling", "% of a core");
    private static final BenchmarkMetric POLLED_CPU = new BenchmarkMetric("server CPU polled at 1 Hz", "% of a core");
    private static final BenchmarkMetric ADDED_CPU = new BenchmarkMetric("server CPU added by polling", "% of a core");

    private final StreamLoad load;

    JszTime(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "jsz";
    }

    @Override
    public String title() {
        return "Time to list streams and consumers";
    }

    @Override
    public boolean keepsStreams() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        StreamServer server = StreamServer.start(contender, load.folder(), this::makeStreams);
        String name = "%,d streams, %d consumers each"
                .formatted(load.jsz().streams(), load.jsz().consumers());
        return server.session(List.of(new Case(name, () -> measure(server.running()))));
    }

    private void makeStreams(StreamServer server) throws IOException {
        try (JetStreamClient api = JetStreamClient.open(server.running().port())) {
            for (int i = 0; i < load.jsz().streams(); i++) {
                String stream = "STREAM-" + i;
                api.createStream(stream, stream, "memory");
                for (int message = 0; message < MESSAGES_EACH; message++) {
                    api.publish(stream, "hello");
                }
                for (int consumer = 0; consumer < load.jsz().consumers(); consumer++) {
                    api.createPullConsumer(stream, "CONSUMER-" + consumer, "explicit");
                }
            }
        }
    }

    private List<MetricValue> measure(Server server) throws IOException {
        checkAnswer(server);
        List<MetricValue> measurements =
                new ArrayList<>(RequestTime.measure(server, PATH, load.jsz().requests()));
        Stopwatch quiet = Stopwatch.start(server);
        Pause.of(load.jsz().polling());
        double quietCpu = quiet.stop().cpuPercent();
        try (MonitorPoller poller = MonitorPoller.begin(server, PATH)) {
            poller.awaitMiddle();
            Stopwatch polled = Stopwatch.start(server);
            Pause.of(load.jsz().polling());
            double polledCpu = polled.stop().cpuPercent();
            measurements.addAll(
                    List.of(QUIET_CPU.of(quietCpu), POLLED_CPU.of(polledCpu), ADDED_CPU.of(polledCpu - quietCpu)));
        }
        return measurements;
    }

    /** Checks that the response is complete, because an incomplete one would be faster. */
    private void checkAnswer(Server server) throws IOException {
        List<StreamDetail> streams = all(server.ask(Jsz.class, PATH).accountDetails())
                .flatMap(account -> all(account.streamDetail()))
                .toList();
        long consumers = streams.stream()
                .flatMap(stream -> all(stream.consumerDetail()))
                .filter(consumer -> consumer.config() != null)
                .count();
        long expected = (long) load.jsz().streams() * load.jsz().consumers();
        if (streams.size() != load.jsz().streams() || consumers != expected) {
            throw new IOException("%s lists %,d streams and %,d consumers, expected %,d and %,d"
                    .formatted(PATH, streams.size(), consumers, load.jsz().streams(), expected));
        }
    }

    private static <T> Stream<T> all(@Nullable List<T> listed) {
        return listed == null ? Stream.empty() : listed.stream();
    }
}
