package io.topz.bench.scenario;

import io.topz.bench.client.MessageFrames;
import io.topz.bench.client.NatsConnection;
import io.topz.bench.client.PublishBatch;
import io.topz.bench.measure.BenchmarkMetric;
import io.topz.bench.measure.MetricValue;
import io.topz.bench.measure.Stopwatch;
import io.topz.bench.scenario.Crew.Task;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import io.topz.bench.server.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how many messages per second a server delivers when publishers send as fast as it accepts them, and the CPU for each. */
final class Fan implements Scenario {

    private static final BenchmarkMetric PUBLISHED = new BenchmarkMetric("published", "msg/s");
    private static final BenchmarkMetric DELIVERED = new BenchmarkMetric("delivered", "msg/s");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU, in and out", "ns/msg");
    private static final BenchmarkMetric GENERATOR_CPU = new BenchmarkMetric("generator CPU", "ns/msg");

    /** One part in this many of the messages is sent first, on the same connections, and not counted. */
    private static final int WARM_UP_PART = 5;

    private final List<FanSpec> specs;

    Fan(List<FanSpec> specs) {
        this.specs = specs;
    }

    @Override
    public String name() {
        return "fan";
    }

    @Override
    public String title() {
        return "Messages from publishers to subscribers";
    }

    @Override
    public Session open(Contender contender) throws IOException {
        Server server = contender.start();
        return Session.on(
                server,
                specs.stream()
                        .map(spec -> new Case(spec.toString(), () -> measure(server, spec)))
                        .toList());
    }

    private static List<MetricValue> measure(Server server, FanSpec spec) throws IOException {
        try (Crew crew = new Crew(server)) {
            List<NatsConnection> subscribers = new ArrayList<>();
            for (int i = 0; i < spec.subscribers(); i++) {
                NatsConnection subscriber = crew.connect("subscriber-" + i);
                subscriber.subscribe(spec.subject(i));
                subscribers.add(subscriber);
            }
            List<NatsConnection> publishers = new ArrayList<>();
            for (int i = 0; i < spec.publishers(); i++) {
                publishers.add(crew.connect("publisher-" + i));
            }
            crew.run(tasks(spec.withMessages(Math.max(1, spec.messages() / WARM_UP_PART)), publishers, subscribers));
            List<Task> tasks = tasks(spec, publishers, subscribers);
            Stopwatch stopwatch = Stopwatch.start(server);
            crew.run(tasks);
            return measurements(spec, stopwatch.stop());
        }
    }

    private static List<Task> tasks(FanSpec spec, List<NatsConnection> publishers, List<NatsConnection> subscribers) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < subscribers.size(); i++) {
            MessageFrames frames = new MessageFrames(subscribers.get(i), spec.subject(i), spec.payloadBytes());
            tasks.add(() -> frames.skip(spec.deliveredToEach()));
        }
        for (int i = 0; i < publishers.size(); i++) {
            NatsConnection publisher = publishers.get(i);
            PublishBatch batch = PublishBatch.of(spec.subject(i), spec.payloadBytes());
            tasks.add(() -> {
                batch.publish(publisher, spec.messages());
                publisher.flush();
            });
        }
        return tasks;
    }

    private static List<MetricValue> measurements(FanSpec spec, Stopwatch.Lap lap) {
        long handled = spec.published() + spec.delivered();
        MetricValue rate = spec.subscribers() == 0
                ? PUBLISHED.of(lap.perSecond(spec.published()))
                : DELIVERED.of(lap.perSecond(spec.delivered()));
        return List.of(rate, CPU.of(lap.cpuNanosPer(handled)), GENERATOR_CPU.of(lap.ownCpuNanosPer(handled)));
    }
}
