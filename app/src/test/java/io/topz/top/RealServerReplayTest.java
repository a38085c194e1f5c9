package io.topz.top;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Nats;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.topz.collectors.Collector;
import io.topz.collectors.http.HttpCollector;
import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.recordings.Recorder;
import io.topz.recordings.RecordingCollector;
import io.topz.recordings.Replay;
import io.topz.top.canvas.Size;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.SortOrder;
import io.topz.top.view.DetailPages;
import io.topz.top.view.StandardViews;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a replay draws exactly the frames that were drawn of a real nats-server during the recording. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("process")
class RealServerReplayTest {

    private static final Size SIZE = new Size(200, 40);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int POLLS = 4;
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private Path directory;
    private final Vertx vertx = Vertx.vertx();
    private long ticks;
    private long cid;
    private RealServer server;
    private Connection nats;
    private HttpCollector http;
    private JetStreamSubscription worker;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        RealServer.assumePresent();
        server = RealServer.start(new ServerSettings(Map.of(
                "http", "127.0.0.1:-1", "store_dir", directory.resolve("js").toString())));
        http = new HttpCollector(vertx, HttpCollectorOptions.of("http://127.0.0.1:" + server.monitorPort()));
        nats = Nats.connect("nats://127.0.0.1:" + server.port());
        nats.subscribe("orders.>");
        cid = nats.getServerInfo().getClientId();
        JetStreamManagement management = nats.jetStreamManagement();
        for (String name : List.of("ORDERS", "KV_sessions")) {
            management.addStream(StreamConfiguration.builder()
                    .name(name)
                    .subjects(name.startsWith("KV_") ? "$KV.sessions.>" : "orders.>")
                    .storageType(StorageType.Memory)
                    .maxMessages(10_000)
                    .build());
        }
        for (String name : List.of("worker", "lazy")) {
            management.addOrUpdateConsumer(
                    "ORDERS",
                    ConsumerConfiguration.builder()
                            .durable(name)
                            .filterSubject("orders.>")
                            .build());
        }
        worker = nats.jetStream().subscribe("orders.>", PullSubscribeOptions.bind("ORDERS", "worker"));
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            nats.close();
            http.close();
            server.stop();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** Creates some traffic until the interval is over by the server's clock. */
    private void traffic() throws Exception {
        Waiting asked = new Waiting(http);
        Instant end = now(asked).plus(INTERVAL);
        do {
            for (int i = 0; i < 20; i++) {
                nats.publish("orders.eu", "an order".getBytes(UTF_8));
            }
            nats.flush(Duration.ofSeconds(10));
            worker.fetch(5, Duration.ofSeconds(10)).forEach(message -> message.ack());
            // One client connects and disconnects.
            Nats.connect("nats://127.0.0.1:" + server.port()).close();
        } while (now(asked).isBefore(end));
    }

    private static Instant now(Collector collector) throws Exception {
        return Objects.requireNonNull(collector
                .collect(VarzOptions.defaults())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .now());
    }

    List<Arguments> views() {
        List<Arguments> views = new ArrayList<>();
        for (View view : StandardViews.ALL.all()) {
            UnaryOperator<TopState> opened = state -> state.withPage(view);
            views.add(Arguments.of(view.title(), opened));
        }
        UnaryOperator<TopState> rates =
                state -> state.withSettings(state.settings().withRates(true).withSubs(true));
        views.add(Arguments.of("rates and subscriptions", rates));
        UnaryOperator<TopState> sorted = state -> state.withTable(state.open().sortedBy(SortOrder.by("bytes_to")));
        views.add(Arguments.of("sorted by the server", sorted));
        UnaryOperator<TopState> one = state -> state.withPage(DetailPages.connection(cid, StandardViews.CONNECTIONS));
        views.add(Arguments.of("one connection", one));
        UnaryOperator<TopState> who =
                state -> state.withPage(DetailPages.receivers("orders.eu", StandardViews.CONNECTIONS));
        views.add(Arguments.of("who gets it", who));
        return views;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void replayedView_isTheViewAsItWasDrawn(String view, UnaryOperator<TopState> opened) throws Exception {
        Path file = directory.resolve(view + ".topz");
        TopOptions options = TopOptions.DEFAULT.withInterval(INTERVAL);
        List<String> live = new ArrayList<>();
        try (Recorder recorder = Recorder.open(file, List.of("n1"))) {
            DashboardFixture fixture = recording(recorder, options, opened).open();
            for (int poll = 0; poll < POLLS; poll++) {
                traffic();
                fixture.pass(INTERVAL);
                live.add(withoutFooter(fixture));
            }
        }
        assertThat(live).doesNotHaveDuplicates();
        try (Replay replay = Replay.open(file)) {
            DashboardFixture again = new DashboardFixture(SIZE, options, replay, "n1", opened);
            settle(again.open());
            for (int poll = 0; poll < POLLS; poll++) {
                settle(again.type("."));
                assertThat(withoutFooter(again)).as("poll %d", poll).isEqualTo(live.get(poll));
            }
        }
    }

    private DashboardFixture recording(Recorder recorder, TopOptions options, UnaryOperator<TopState> opened) {
        DashboardFixture[] fixture = new DashboardFixture[1];
        RecordingCollector collector =
                new RecordingCollector(new Waiting(http), recorder, "n1", () -> time(fixture[0]));
        fixture[0] = new DashboardFixture(SIZE, options, collector, List.of(), opened);
        return fixture[0];
    }

    /** Answers never have equal times. */
    private Instant time(DashboardFixture fixture) {
        return BEGIN.plusNanos(fixture.timer.getAsLong()).plusMillis(ticks++);
    }

    private static String withoutFooter(DashboardFixture fixture) {
        String screen = fixture.screen().stripTrailing();
        return screen.substring(0, screen.lastIndexOf('\n'));
    }

    /** Runs everything that is pending, without letting time pass. */
    private static void settle(DashboardFixture fixture) {
        for (int i = 0; i < 60; i++) {
            fixture.turn();
        }
    }
}
