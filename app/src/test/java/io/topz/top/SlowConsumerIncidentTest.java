package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.http.HttpCollector;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorServer;
import io.topz.recordings.Recorder;
import io.topz.recordings.RecordingCollector;
import io.topz.recordings.Replay;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.view.StandardViews;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a client that stops reading and is disconnected is found, named and kept with its last samples while no view of connections is
 * open, both live and in the replay of a recording.
 */
class SlowConsumerIncidentTest {

    private static final Size SIZE = new Size(160, 45);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final long PATIENCE_SECONDS = 20;

    /** The number of pending bytes permitted for a client; more than the buffers of its socket hold. */
    private static final long MAX_PENDING = 8_000_000;

    private static final String MESSAGE = "PUB flood.a 500000\r\n" + "x".repeat(500_000) + "\r\n";

    /** The number of messages per poll. */
    private static final int BURST = 2;

    private static final int MAX_POLLS = 60;

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private AutoCloseable server = () -> {};
    private int clientPort;
    private int monitorPort;
    private long ticks;

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    @Tag("slow")
    void clientOfOurBroker_isFoundNamedAndKept() throws Exception {
        MonitorStats stats = new MonitorStats();
        Broker broker = Broker.start(
                vertx,
                BrokerOptions.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .limits(ClientLimits.builder()
                                .maxPendingBytes(MAX_PENDING)
                                .build())
                        .build(),
                stats);
        MonitorServer monitor = MonitorServer.start(vertx, MonitorOptions.defaults(), broker.collector(), stats)
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        clientPort = broker.port();
        monitorPort = monitor.port();
        server = () -> {
            monitor.stop().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            broker.stop();
        };
        assertFoundLiveAndInReplay();
    }

    @Test
    @Tag("process")
    void clientOfARealServer_isFoundNamedAndKept() throws Exception {
        RealServer.assumePresent();
        RealServer real = RealServer.start(
                new ServerSettings(Map.of("http", "127.0.0.1:-1", "max_pending", Long.toString(MAX_PENDING))));
        clientPort = real.port();
        monitorPort = real.monitorPort();
        server = real::stop;
        assertFoundLiveAndInReplay();
    }

    private void assertFoundLiveAndInReplay() throws Exception {
        Path file = directory.resolve("incident.topz");
        TopOptions options = TopOptions.DEFAULT.withInterval(INTERVAL);
        String list;
        String details;
        int polls = 0;
        try (HttpCollector http = new HttpCollector(vertx, HttpCollectorOptions.of("http://127.0.0.1:" + monitorPort));
                Recorder recorder = Recorder.open(file, List.of("n1"));
                NatsSocket sleeper = new NatsSocket(clientPort, 4096);
                NatsSocket publisher = new NatsSocket(clientPort)) {
            sleeper.send("CONNECT {\"verbose\":false,\"name\":\"sleepy-logger\"}\r\nSUB flood.> 1\r\n");
            sleeper.fence(0);
            publisher.send("CONNECT {\"verbose\":false,\"name\":\"flooder\"}\r\n");
            DashboardFixture fixture = recording(http, recorder, options).open();
            while (!fixture.screen().contains("sleepy-logger") && polls < MAX_POLLS) {
                for (int i = 0; i < BURST; i++) {
                    publisher.send(MESSAGE);
                }
                poll(http, fixture);
                polls++;
            }
            assertThat(fixture.line("SLOW CONSUMER")).contains("+1", "sleepy-logger", "Pending Bytes");
            poll(http, fixture);
            poll(http, fixture);
            polls += 2;
            list = fixture.type("7").turn().screen();
            details = fixture.press(Key.Kind.ENTER).turn().screen();
        }
        assertThat(list).contains("Incidents: 1", "sleepy-logger", "Pending Bytes");
        assertThat(details).contains("Subjects: flood.>").containsPattern("\\d\\d:\\d\\d:\\d\\d +[1-9.]+[MK] ");
        try (Replay replay = Replay.open(file)) {
            DashboardFixture again =
                    new DashboardFixture(SIZE, options, replay, "n1", state -> state.withPage(StandardViews.STREAMS));
            settle(again.open());
            for (int poll = 0; poll < polls; poll++) {
                settle(again.type("."));
            }
            assertThat(again.line("SLOW CONSUMER")).contains("+1", "sleepy-logger", "Pending Bytes");
            assertThat(incident(settle(again.type("7")).screen())).isEqualTo(incident(list));
            assertThat(incident(settle(again.press(Key.Kind.ENTER)).screen())).isEqualTo(incident(details));
        }
    }

    private DashboardFixture recording(Collector http, Recorder recorder, TopOptions options) {
        DashboardFixture[] fixture = new DashboardFixture[1];
        RecordingCollector collector =
                new RecordingCollector(new Waiting(http), recorder, "n1", () -> time(fixture[0]));
        fixture[0] = new DashboardFixture(
                SIZE, options, collector, List.of(), state -> state.withPage(StandardViews.STREAMS));
        return fixture[0];
    }

    /** Runs the next poll when the interval is over by the server's clock. */
    private static void poll(Collector http, DashboardFixture fixture) throws Exception {
        Instant end = now(http).plus(INTERVAL);
        while (now(http).isBefore(end)) {
            Thread.onSpinWait();
        }
        fixture.pass(INTERVAL);
    }

    private static Instant now(Collector http) throws Exception {
        return Objects.requireNonNull(http.collect(VarzOptions.defaults())
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .now());
    }

    /** Answers never have equal times. */
    private Instant time(DashboardFixture fixture) {
        return BEGIN.plusNanos(fixture.timer.getAsLong()).plusMillis(ticks++);
    }

    /** The lines of the screen that report the incident: those that name the client, and its samples. */
    private static String incident(String screen) {
        return String.join(
                "\n",
                screen.lines()
                        .filter(line -> line.contains("sleepy-logger") || line.matches(" \\d\\d:\\d\\d:\\d\\d .*"))
                        .filter(line -> !line.contains("SLOW CONSUMER"))
                        .toList());
    }

    /** Runs everything that is pending, without letting time pass. */
    private static DashboardFixture settle(DashboardFixture fixture) {
        for (int i = 0; i < 60; i++) {
            fixture.turn();
        }
        return fixture;
    }
}
