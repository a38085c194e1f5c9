package io.topz.bench.scenario;

import io.topz.bench.client.StreamingSession;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures the resident memory that a new server needs for channels of NATS Streaming with a subscription each. */
final class ChannelMemory implements Scenario {

    private static final BenchmarkMetric ALONE = new BenchmarkMetric("resident without channels", "MiB");
    private static final BenchmarkMetric WITH_ALL = new BenchmarkMetric("resident with all", "MiB");
    private static final BenchmarkMetric EACH = new BenchmarkMetric("for each channel", "KiB");
    private static final BenchmarkMetric TIME = new BenchmarkMetric("time to subscribe", "s");

    private static final double KIB = 1024;
    private static final int IN_FLIGHT = 256;

    private final int channels;
    private final Duration settling;

    ChannelMemory(int channels, Duration settling) {
        this.channels = channels;
        this.settling = settling;
    }

    @Override
    public String name() {
        return "stanidle";
    }

    @Override
    public String title() {
        return "Memory for channels of NATS Streaming with a subscription each";
    }

    @Override
    public boolean startsServers() {
        return true;
    }

    @Override
    public boolean keepsChannels() {
        return true;
    }

    @Override
    public Session open(Contender contender) {
        String name = "%,d channels".formatted(channels);
        return new Session(List.of(new Case(name, () -> measure(contender))), () -> {});
    }

    private List<MetricValue> measure(Contender contender) throws IOException {
        try (ChannelServer server = ChannelServer.start(contender);
                StreamingSession session =
                        StreamingSession.open(server.running().port(), server.newName("client"))) {
            double alone = residentBytes(server.running());
            long begun = System.nanoTime();
            session.subscribe("channel.", channels, IN_FLIGHT);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Pause.of(settling);
            server.expectSubscriptions(channels);
            double withAll = residentBytes(server.running());
            return List.of(
                    ALONE.of(alone / KIB / KIB),
                    WITH_ALL.of(withAll / KIB / KIB),
                    EACH.of((withAll - alone) / channels / KIB),
                    TIME.of(seconds));
        }
    }

    private static double residentBytes(Server server) throws IOException {
        return server.residentBytes().orElseThrow(() -> new IOException("resident memory is known on Linux only"));
    }
}
