package io.topz.bench.scenario;

import io.topz.bench.client.ChannelReceiver;
import io.topz.bench.client.StreamPublisher;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Crew.Task;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.StoreFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how many messages a channel of NATS Streaming accepts and delivers per second, and the CPU. */
final class ChannelSpeed implements Scenario {

    private static final BenchmarkMetric DELIVERED = new BenchmarkMetric("delivered", "msg/s");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "µs/msg");
    private static final BenchmarkMetric GENERATOR_CPU = new BenchmarkMetric("generator CPU", "µs/msg");

    /** The number of unacknowledged messages of a publisher. */
    private static final int IN_FLIGHT = 512;

    private static final int SUBSCRIBERS = 4;

    private final StreamLoad load;

    ChannelSpeed(StreamLoad load) {
        this.load = load;
    }

    @Override
    public String name() {
        return "stan";
    }

    @Override
    public String title() {
        return "Messages of %d B to a channel of NATS Streaming".formatted(StreamServer.PAYLOAD_BYTES);
    }

    @Override
    public boolean keepsChannels() {
        return true;
    }

    @Override
    public Session open(Contender contender) throws IOException {
        StoreFolder folder = StoreFolder.in(load.folder());
        List<ChannelServer> servers = new ArrayList<>();
        try {
            ChannelServer memory = ChannelServer.start(contender);
            servers.add(memory);
            ChannelServer file = ChannelServer.start(folder.channelsOf(contender));
            servers.add(file);
            String many = ", %d in flight".formatted(IN_FLIGHT);
            return new Session(
                    List.of(
                            new Case("memory" + many, () -> publish(memory, IN_FLIGHT, load.messages())),
                            new Case("memory, one at a time", () -> publish(memory, 1, load.requests())),
                            new Case("file" + many, () -> publish(file, IN_FLIGHT, load.messages())),
                            new Case("file, one at a time", () -> publish(file, 1, load.requests())),
                            new Case(
                                    "memory, 1:%d".formatted(SUBSCRIBERS),
                                    () -> fan(memory, load.messages() / SUBSCRIBERS))),
                    () -> close(servers, folder));
        } catch (IOException | RuntimeException failed) {
            close(servers, folder);
            throw failed;
        }
    }

    private static void close(List<ChannelServer> servers, StoreFolder folder) {
        servers.forEach(ChannelServer::close);
        folder.close();
    }

    private static List<MetricValue> publish(ChannelServer server, int inFlight, int messages) throws IOException {
        try (Crew crew = new Crew(server.running())) {
            StreamPublisher publisher = StreamPublisher.toChannel(
                    server.connect(crew, "publisher"), server.newName("channel"), StreamServer.PAYLOAD_BYTES, inFlight);
            long before = server.messages();
            List<MetricValue> measured = PublishSpeed.measure(crew, server.running(), publisher, messages);
            server.expectMessages(before + PublishSpeed.warmUp(messages) + messages);
            return measured;
        }
    }

    private static List<MetricValue> fan(ChannelServer server, int messages) throws IOException {
        try (Crew crew = new Crew(server.running())) {
            String channel = server.newName("channel");
            List<ChannelReceiver> receivers = new ArrayList<>();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                receivers.add(new ChannelReceiver(server.connect(crew, "subscriber"), channel));
            }
            StreamPublisher publisher = StreamPublisher.toChannel(
                    server.connect(crew, "publisher"), channel, StreamServer.PAYLOAD_BYTES, IN_FLIGHT);
            crew.run(tasks(publisher, receivers, PublishSpeed.warmUp(messages)));
            Stopwatch stopwatch = Stopwatch.start(server.running());
            crew.run(tasks(publisher, receivers, messages));
            Stopwatch.Lap lap = stopwatch.stop();
            long delivered = (long) messages * SUBSCRIBERS;
            return List.of(
                    DELIVERED.of(lap.perSecond(delivered)),
                    CPU.of(lap.cpuNanosPer(delivered) / 1e3),
                    GENERATOR_CPU.of(lap.ownCpuNanosPer(delivered) / 1e3));
        }
    }

    private static List<Task> tasks(StreamPublisher publisher, List<ChannelReceiver> receivers, int messages) {
        List<Task> tasks = new ArrayList<>();
        receivers.forEach(receiver -> tasks.add(() -> receiver.take(messages)));
        tasks.add(() -> publisher.publish(messages, nanos -> {}));
        return tasks;
    }
}
