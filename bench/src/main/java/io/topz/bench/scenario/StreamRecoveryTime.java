package io.topz.bench.scenario;

import io.topz.bench.client.JetStreamClient;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Measures the time and the memory that a server needs to start with many messages in many file streams. */
final class StreamRecoveryTime implements Scenario {

    private static final BenchmarkMetric STOPPED = new BenchmarkMetric("until Server is ready, stopped before", "ms");
    private static final BenchmarkMetric KILLED = new BenchmarkMetric("until Server is ready, killed before", "ms");
    private static final BenchmarkMetric RESIDENT = new BenchmarkMetric("resident", "MiB");
    private static final BenchmarkMetric PEAK = new BenchmarkMetric("resident at most", "MiB");

    private static final double MIB = 1024 * 1024;

    private final StreamLoad load;

    StreamRecoveryTime(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "jsrecover";
    }

    @Override
    public String title() {
        return "Start with file streams full of messages of %d B".formatted(StreamServer.PAYLOAD_BYTES);
    }

    @Override
    public boolean keepsStreams() {
        return true;
    }

    @Override
    public boolean startsServers() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        int each = Math.max(1, load.recovery().messages() / load.recovery().streams());
        StreamServer server = StreamServer.start(contender, load.folder(), empty -> {
            for (int i = 0; i < load.recovery().streams(); i++) {
                empty.fill(stream(i), "file", each);
            }
            empty.stop();
        });
        Round round = new Round(
                server, load.recovery().streams(), (long) each * load.recovery().streams());
        String name = "%,d messages in %,d streams"
                .formatted(round.messages, load.recovery().streams());
        return server.session(List.of(new Case(name, round::measure)));
    }

    private static String stream(int number) {
        return "STREAM-" + number;
    }

    /** The streams of one server. Each round adds messages. */
    private static final class Round {

        private final StreamServer server;
        private final int streams;
        private long messages;

        Round(StreamServer server, int streams, long messages) {
            this.server = server;
            this.streams = streams;
            this.messages = messages;
        }

        /** Starts the server twice: after a stop, and after it was killed with a new message in each stream. */
        List<MetricValue> measure() throws IOException {
            double stopped = start();
            try (JetStreamClient api = JetStreamClient.open(server.running().port())) {
                for (int i = 0; i < streams; i++) {
                    api.publish(stream(i), "x".repeat(StreamServer.PAYLOAD_BYTES));
                    messages++;
                }
            }
            server.kill();
            double killed = start();
            Server running = server.running();
            List<MetricValue> measurements = List.of(
                    STOPPED.of(stopped),
                    KILLED.of(killed),
                    RESIDENT.of(mebibytes(running.residentBytes())),
                    PEAK.of(mebibytes(running.peakResidentBytes())));
            server.stop();
            return measurements;
        }

        private double start() throws IOException {
            double millis = server.startAgain().startTime().toNanos() / 1e6;
            server.expectMessages(messages);
            return millis;
        }

        private static double mebibytes(OptionalLong bytes) throws IOException {
            return bytes.orElseThrow(() -> new IOException("resident memory is known on Linux only")) / MIB;
        }
    }
}
